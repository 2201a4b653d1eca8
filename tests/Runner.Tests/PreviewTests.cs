using System.Xml.Linq;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

public sealed class PreviewTests : IDisposable
{
    private readonly ScriptedCloudFormation _server = new();
    private readonly PlanOnDisk _plan = PlanOnDisk.Acme();
    private readonly RunnerSession _runner = new();

    [Fact]
    public void The_client_of_a_preview_cannot_execute_or_delete_a_deployed_stack()
    {
        var operations = typeof(ICloudFormationPreviewer).GetMethods().Concat(typeof(ICloudFormationReader).GetMethods()).Select(m => m.Name).ToList();

        Assert.DoesNotContain("ExecuteChangeSetAsync", operations);
        Assert.DoesNotContain("CreateStackAsync", operations);
        Assert.DoesNotContain("DeleteStackAsync", operations);
        Assert.DoesNotContain("UpdateTerminationProtectionAsync", operations);
    }

    [Fact]
    public async Task A_diff_shows_every_page_with_replacement_and_leaves_nothing()
    {
        Existing("UPDATE_COMPLETE");
        _server.ChangePages.Clear();
        _server.ChangePages.Add([("Modify", "Topic", "AWS::SNS::Topic", "True")]);
        _server.ChangePages.Add([("Remove", "Role", "AWS::IAM::Role", ""), ("Modify", "Bucket", "AWS::S3::Bucket", "Conditional")]);

        var result = await RunAsync("diff");

        Assert.Equal(0, result.Code);
        Assert.Matches(@"Modify  Topic +AWS::SNS::Topic  yes +Plan\.cs:20:5", result.Out);
        Assert.Matches(@"Modify  Bucket +AWS::S3::Bucket  maybe", result.Out);
        Assert.Contains("0 to add, 2 to change, 1 to remove, 1 of them replaced, 1 may be replaced.", result.Out, StringComparison.Ordinal);
        Assert.Empty(_server.ChangeSets);
        Assert.DoesNotContain("ExecuteChangeSet", _server.Actions);
    }

    [Fact]
    public async Task A_diff_of_a_stack_that_is_not_there_leaves_no_shell()
    {
        var result = await RunAsync("diff");

        Assert.Equal(0, result.Code);
        Assert.Equal("DELETE_COMPLETE", _server.Stacks.Single().Status);
    }

    [Theory]
    [InlineData("UPDATE_COMPLETE", true)]
    [InlineData("DELETE_COMPLETE", false)]
    public async Task A_stack_that_the_build_renamed_is_named_while_it_is_there(string status, bool named)
    {
        using var renamed = new PlanOnDisk();
        renamed.Add("Plan", "Acme", "acme-renamed-stack", Fixtures.Template("one"), [], [], []);
        renamed.Save();
        File.WriteAllText(Path.Combine(_plan.Folder, "P.csproj"), $"""
            <Project>
              <ItemGroup><Built Include="{renamed.Documents}/**/*" /></ItemGroup>
              <Target Name="Build"><Copy SourceFiles="@(Built)" DestinationFolder="artifacts/plan/%(RecursiveDir)" /></Target>
            </Project>
            """);
        Existing(status);
        if (named)
            Assert.Contains("until this build", (await RunAsync("run", "--yes", "--approve", "sign-off")).Error, StringComparison.Ordinal);
        _plan.Save();

        var (diff, again) = (await RunAsync("diff"), await RunAsync("diff", "--no-build"));

        Assert.Equal((0, 0), (diff.Code, again.Code));
        Assert.Equal(named, diff.Error.Contains($"Plan/Acme was stack {PlanOnDisk.StackName} until this build, and that stack (UPDATE_COMPLETE) stays", StringComparison.Ordinal));
        Assert.DoesNotContain("until this build", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_names_the_property_and_its_source_line()
    {
        Existing("CREATE_COMPLETE");
        _server.DriftStatus = "DRIFTED";
        _server.Drifts.Add(new XElement("member",
            new XElement("LogicalResourceId", "Topic"), new XElement("ResourceType", "AWS::SNS::Topic"), new XElement("StackResourceDriftStatus", "MODIFIED"),
            new XElement("PropertyDifferences",
                Difference("/DisplayName", "one", "two"),
                Difference("/MasterUserPassword", "hunter2", "hunter3"),
                Difference("/Environment/Variables/DB_PASS", "hunter4", "hunter5"),
                Difference("/Environment", """{"Variables":{"DB_PASS":"hunter6","URL":"postgres://app:hunter7@db/orders","STAGE":"blue"}}""", """[{"Name":"API_TOKEN","Value":"hunter8"}]"""),
                Difference("/Description", "{ at postgres://app:hunter9@db with a secret", "https://app:hunter0@host/x"))));

        var result = await RunAsync("drift");

        Assert.Equal(1, result.Code);
        Assert.Contains("Plan.cs:21:30: /DisplayName NOT_EQUAL: planned one, is two", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", result.All, StringComparison.Ordinal);
        Assert.Contains("""planned {"Variables":{"DB_PASS":"***","URL":"postgres://app:***@db/orders","STAGE":"blue"}}, is [""", result.Out, StringComparison.Ordinal);
        Assert.Contains("/Description NOT_EQUAL: planned ***, is https://app:***@host/x", result.Out, StringComparison.Ordinal);

        static XElement Difference(string path, string expected, string actual) => new("member",
            new XElement("PropertyPath", path), new XElement("ExpectedValue", expected), new XElement("ActualValue", actual), new XElement("DifferenceType", "NOT_EQUAL"));
    }

    [Fact]
    public async Task No_drift_is_exit_0()
    {
        Existing("CREATE_COMPLETE");

        Assert.Equal(0, (await RunAsync("drift")).Code);
    }

    [Fact]
    public async Task A_failed_detection_is_not_no_drift()
    {
        Existing("CREATE_COMPLETE");
        _server.DetectionStatuses.Clear();
        _server.DetectionStatuses.Enqueue("DETECTION_FAILED");

        var result = await RunAsync("drift");

        Assert.Equal(1, result.Code);
        Assert.Contains("drift is unknown", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE_COMPLETE", 0)]
    [InlineData("ROLLBACK_COMPLETE", 1)]
    [InlineData("REVIEW_IN_PROGRESS", 1)]
    public async Task Status_tells_what_to_do_next(string status, int code)
    {
        Existing(status);

        var result = await RunAsync("status");

        Assert.Equal(code, result.Code);
        Assert.Contains($"acme-prod-stack: {status}", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runbook_stops_at_the_approval_that_yes_does_not_give()
    {
        var stopped = await RunAsync("run", "--yes");
        var unknown = await RunAsync("run", "--yes", "--approve", "signoff");

        Assert.Equal((3, 2), (stopped.Code, unknown.Code));
        Assert.Contains("--approve sign-off", stopped.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("CreateChangeSet", _server.Actions);
    }

    [Fact]
    public async Task A_runbook_of_another_version_is_not_walked()
    {
        using var plan = new PlanOnDisk();
        plan.AddAcme(runbook: """{"version":2,"stack":"s","steps":[]}""");
        plan.Save();

        Assert.Equal(2, (await _runner.RunAsync("run", plan.Folder, "--endpoint-url", _server.Url, "--yes")).Code);
    }

    [Theory]
    [InlineData("""["aws","ssm","get-parameters"]""", "$ aws ssm get-parameters --region eu-west-1\n")]
    [InlineData("""["aws","ssm","get-parameters","--region","us-west-2"]""", "$ aws ssm get-parameters --region us-west-2\n")]
    [InlineData("""["cfn-lint","template.yaml"]""", "$ cfn-lint template.yaml\n")]
    public async Task A_command_for_a_person_has_the_region_of_the_run(string command, string shown)
    {
        using var plan = new PlanOnDisk();
        plan.AddAcme(runbook: $$"""{"version":1,"stack":"s","steps":[{"id":"a","title":"A","kind":"manual","command":{{command}}}]}""");
        plan.Save();

        var result = await _runner.RunAsync("run", plan.Folder, "--region", "eu-west-1", "--approve", "a");

        Assert.Equal(0, result.Code);
        Assert.Contains(shown, result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_of_the_runbook_is_shown_from_where_the_person_stands()
    {
        using var plan = new PlanOnDisk();
        plan.AddAcme(runbook: """{"version":1,"stack":"s","steps":[{"id":"a","title":"A","kind":"manual","command":["cfn-lint","artifacts/plan/Plan/Acme/template.yaml"]}]}""");
        plan.Save();

        var result = await _runner.RunAsync("run", plan.Folder, "--approve", "a");

        var shown = result.Out.Split('\n').Single(line => line.StartsWith("  $ cfn-lint ", StringComparison.Ordinal))["  $ cfn-lint ".Length..];
        Assert.Equal(Path.Combine(plan.Documents, "Plan", "Acme", "template.yaml"), Path.GetFullPath(shown));
        Assert.True(File.Exists(shown));
    }

    [Fact]
    public async Task An_account_that_nobody_can_read_is_one_line()
    {
        _server.Garble("GetCallerIdentity");

        var result = await RunAsync("status");

        Assert.Equal(1, result.Code);
        Assert.Contains("not of this protocol", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_kind_of_step_stops_the_runbook()
    {
        using var plan = new PlanOnDisk();
        plan.AddAcme(runbook: """{"version":1,"stack":"s","steps":[{"id":"a","title":"A","kind":"shell","command":["rm","-rf","/"]}]}""");
        plan.Save();

        Assert.Equal(2, (await _runner.RunAsync("run", plan.Folder, "--endpoint-url", _server.Url, "--yes")).Code);
    }

    [Theory]
    [InlineData("--frob")]
    [InlineData("frobnicate")]
    public async Task A_wrong_command_line_is_exit_2(string arg)
        => Assert.Equal(2, (await _runner.RunAsync(arg)).Code);

    [Theory]
    [InlineData("check")]
    [InlineData("list")]
    [InlineData("show")]
    [InlineData("diff")]
    [InlineData("drift")]
    [InlineData("test-deploy")]
    [InlineData("deploy")]
    [InlineData("status")]
    [InlineData("delete")]
    [InlineData("run")]
    public async Task Every_command_has_help(string command)
    {
        var result = await _runner.RunAsync(command, "--help");

        Assert.Equal(0, result.Code);
        Assert.Contains("--json", result.Out, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _server.Dispose();
        _plan.Dispose();
        _runner.Dispose();
    }

    private void Existing(string status) => _server.Stacks.Add(new ScriptedStack(PlanOnDisk.StackName, status));

    private Task<RunResult> RunAsync(string command, params string[] more) => _runner.RunAsync([command, _plan.Folder, "--endpoint-url", _server.Url, .. more]);
}
