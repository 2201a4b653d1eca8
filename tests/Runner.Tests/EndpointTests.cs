using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

/// <summary>The commands against the local endpoint, cross-checked with the <c>aws</c> CLI.</summary>
public sealed class EndpointTests(LocalEndpoint endpoint) : IClassFixture<LocalEndpoint>
{
    [EndpointFact]
    public async Task A_stack_lives_from_deploy_to_delete()
    {
        using var plan = PlanOnDisk.Acme("one");
        using var edited = PlanOnDisk.Acme("two");

        Assert.Equal(0, (await RunAsync("deploy", plan, "--yes")).Code);
        Assert.Equal("CREATE_COMPLETE", await StackStatusAsync());
        Assert.Contains("owner\tml", (await endpoint.AwsAsync("cloudformation", "describe-stacks", "--stack-name", PlanOnDisk.StackName, "--query", "Stacks[0].Tags")).Text, StringComparison.Ordinal);
        Assert.Equal("acme-prod-artifacts", (await endpoint.AwsAsync("ssm", "get-parameter", "--name", "/ml/acme-prod/BucketName", "--query", "Parameter.Value")).Text);

        var status = await RunAsync("status", plan);
        Assert.Equal(0, status.Code);
        Assert.Contains("acme-prod-stack: CREATE_COMPLETE", status.Out, StringComparison.Ordinal);

        Assert.Contains("no changes", (await RunAsync("diff", plan)).All, StringComparison.Ordinal);
        var diff = await RunAsync("diff", edited);
        Assert.Matches(@"Modify  Topic +AWS::SNS::Topic +no +DisplayName +Plan\.cs:20:5", diff.Out);
        Assert.Equal("", (await endpoint.AwsAsync("cloudformation", "list-change-sets", "--stack-name", PlanOnDisk.StackName, "--query", "Summaries[?ExecutionStatus=='AVAILABLE'].ChangeSetName")).Text);

        Assert.Contains("nothing to do", (await RunAsync("deploy", plan, "--yes")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("deploy", edited, "--yes")).Code);
        Assert.Equal("UPDATE_COMPLETE", await StackStatusAsync());

        var test = await RunAsync("test-deploy", edited, "--yes");
        Assert.Equal(0, test.Code);
        Assert.Contains("3 held by acme-prod-stack itself, 0 taken by others", test.Out, StringComparison.Ordinal);
        Assert.Equal("acme-prod-artifacts", (await endpoint.AwsAsync("s3api", "list-buckets", "--query", "Buckets[?starts_with(Name, 'acme')].Name")).Text);

        Assert.Equal(0, (await RunAsync("delete", edited, "--yes")).Code);
        Assert.NotEqual(0, (await endpoint.AwsAsync("cloudformation", "describe-stacks", "--stack-name", PlanOnDisk.StackName)).Code);
        Assert.NotEqual(0, (await endpoint.AwsAsync("s3api", "head-bucket", "--bucket", "acme-prod-artifacts")).Code);
        Assert.Contains("not deployed", (await RunAsync("status", edited)).Out, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task A_taken_production_name_is_found_although_the_test_stack_deploys()
    {
        using var plan = new PlanOnDisk();
        plan.Add("Plan", "Taken", "taken-stack", """
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties:
                  TopicName: taken-alerts
            """, [PlanOnDisk.Name("Topic", "AWS::SNS::Topic", "TopicName", "taken-alerts", 256)], [], []);
        plan.Save();
        await endpoint.AwsAsync("sns", "create-topic", "--name", "taken-alerts");

        var result = await RunAsync("test-deploy", plan, "--yes");

        Assert.Equal(1, result.Code);
        Assert.Contains("error: taken: AWS::SNS::Topic taken-alerts", result.Out, StringComparison.Ordinal);
        Assert.Contains("can be deployed; nothing of it is left", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("taken-alerts-", (await endpoint.AwsAsync("sns", "list-topics", "--query", "Topics[].TopicArn")).Text, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task A_large_template_goes_through_a_private_encrypted_bucket()
    {
        using var plan = new PlanOnDisk();
        var parameters = string.Concat(Enumerable.Range(0, 20).Select(i => $"""
              P{i}:
                Type: AWS::SSM::Parameter
                Properties:
                  Name: /large/{i}
                  Type: String
                  Value: '{new string('x', 3_000)}'

            """));
        plan.Add("Plan", "Large", "large-stack", "Resources:\n" + parameters, [], [], []);
        plan.Save();

        Assert.Equal(0, (await RunAsync("deploy", plan, "--yes")).Code);
        var (code, block) = await endpoint.AwsAsync("s3api", "get-public-access-block", "--bucket", "groundplan-templates-123456789012-us-west-2", "--query", "PublicAccessBlockConfiguration.BlockPublicPolicy");
        Assert.Equal((0, "True"), (code, block));
        Assert.Equal(0, (await RunAsync("delete", plan, "--yes")).Code);
    }

    [EndpointFact]
    public async Task The_runbook_is_walked_to_its_end_and_its_outputs_are_verified()
    {
        using var plan = new PlanOnDisk();
        plan.Add("Plan", "Walk", "walk-stack", """
            Resources:
              Out:
                Type: AWS::SSM::Parameter
                Properties:
                  Name: /walk/Out
                  Type: String
                  Value: 'v'
            Outputs:
              Path:
                Value: !Ref Out
            """, [], ["/walk/Out"], [])["outputs"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = "Path", ["condition"] = null });
        plan.Save();

        var result = await RunAsync("run", plan, "--yes", "--approve", "sign-off");

        Assert.Equal(0, result.Code);
        Assert.Contains("1 of 1 outputs have values, 1 of 1 published parameters are there", result.Out, StringComparison.Ordinal);
        Assert.Equal("v", (await endpoint.AwsAsync("ssm", "get-parameter", "--name", "/walk/Out", "--query", "Parameter.Value")).Text);
    }

    [EndpointFact]
    public async Task Every_lookup_of_a_free_name_says_free()
    {
        var lookups = Lookups.NameLookups.All.Keys.Append("AWS::S3::Bucket").Order(StringComparer.Ordinal).ToList();
        var names = lookups.Select(t => new Documents.PhysicalName("X", t, "Name", t == "AWS::KMS::Alias" ? "alias/free-name" : "free-name")).ToList();
        var session = Aws.AwsSessions.Open(new Aws.AwsTarget(endpoint.Url), "us-west-2");

        var findings = await Lookups.NameSearch.RunAsync(names, [], session, "123456789012", CancellationToken.None);

        Assert.Equal(lookups.Select(t => $"{t} Free "), findings.Select(f => $"{f.Name.Type} {f.Answer.State} {f.Answer.Detail}"));
    }

    private async Task<RunResult> RunAsync(string command, PlanOnDisk plan, params string[] more)
    {
        using var runner = new RunnerSession();
        return await runner.RunAsync([command, plan.Folder, "--endpoint-url", endpoint.Url, .. more]);
    }

    private async Task<string> StackStatusAsync()
        => (await endpoint.AwsAsync("cloudformation", "describe-stacks", "--stack-name", PlanOnDisk.StackName, "--query", "Stacks[0].StackStatus")).Text;
}
