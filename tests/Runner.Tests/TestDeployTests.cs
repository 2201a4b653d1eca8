using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

public sealed class TestDeployTests : IDisposable
{
    private const string TestStackName = PlanOnDisk.StackName + "-x7k2";

    private readonly ScriptedCloudFormation _server = new();
    private readonly PlanOnDisk _plan = new();
    private readonly RunnerSession _runner = new();

    public TestDeployTests()
    {
        // Names of types that are not looked up, so that only CloudFormation is asked.
        _plan.AddAcme()["names"] = new System.Text.Json.Nodes.JsonArray(PlanOnDisk.Name("Bucket", "AWS::Made::Up", "BucketName", "acme-prod-artifacts", 63));
        _plan.Save();
    }

    private ScriptedStack Made => _server.Stacks.Single(s => s.Name == TestStackName);

    [Fact]
    public async Task The_stack_is_made_under_other_names_and_torn_down()
    {
        var result = await TestDeployAsync();

        Assert.Equal(0, result.Code);
        Assert.Equal("DELETE_COMPLETE", Made.Status);
        Assert.Contains("acme-prod-artifacts-x7k2", Made.Template, StringComparison.Ordinal);
        Assert.Contains("/ml/acme-prod/BucketName-x7k2", Made.Template, StringComparison.Ordinal);
        Assert.Contains("nothing of it is left", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_cannot_be_looked_up_is_said_to_be_unknown()
        => Assert.Contains("1 unknown", (await TestDeployAsync()).Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("Topic", "acme-prod-alerts", "CREATE_COMPLETE", "1 held by acme-prod-stack itself, 0 taken by others", 0)]
    [InlineData("Topic", "acme-prod-done", "CREATE_COMPLETE", "0 held by acme-prod-stack itself, 1 taken by others", 1)]
    [InlineData("Topic", "my-acme-prod-alerts", "UPDATE_COMPLETE", "0 held by acme-prod-stack itself, 1 taken by others", 1)]
    [InlineData("Topic", "acme-prod-alerts", "DELETE_COMPLETE", "0 held by acme-prod-stack itself, 1 taken by others", 1)]
    [InlineData("Topic", "acme-prod-alerts", "CREATE_FAILED", "0 held by acme-prod-stack itself, 1 taken by others", 1)]
    [InlineData("Old", "acme-prod-alerts", "CREATE_COMPLETE", "by this stack's Old, which a deployment deletes only after it has made Topic", 1)]
    public async Task A_name_is_the_stacks_own_where_the_stack_has_a_resource_of_that_name(string logicalId, string name, string status, string said, int code)
    {
        using var plan = new PlanOnDisk();
        plan.AddAcme()["names"] = new System.Text.Json.Nodes.JsonArray(PlanOnDisk.Name("Topic", "AWS::SNS::Topic", "TopicName", "acme-prod-alerts", 256));
        plan.Save();
        _server.Topics.Add("acme-prod-alerts");
        var deployed = new ScriptedStack(PlanOnDisk.StackName, "CREATE_COMPLETE");
        deployed.Resources.Add(new ScriptedEvent(logicalId, "AWS::SNS::Topic", status, "", $"arn:aws:sns:us-west-2:123456789012:{name}"));
        _server.Stacks.Add(deployed);

        var result = await _runner.RunAsync("test-deploy", plan.Folder, "--endpoint-url", _server.Url, "--yes");

        Assert.Contains(said, result.Out, StringComparison.Ordinal);
        Assert.Equal(code, result.Code);
    }

    [Fact]
    public async Task A_failed_creation_is_torn_down_too_and_its_cause_is_named()
    {
        _server.Script = _ => [new("CREATE_IN_PROGRESS", new ScriptedEvent("Topic", "AWS::SNS::Topic", "CREATE_FAILED", "denied")), new("CREATE_FAILED")];

        var result = await TestDeployAsync();

        Assert.Equal(1, result.Code);
        Assert.Equal("DELETE_COMPLETE", Made.Status);
        Assert.Contains("cause: Plan.cs:20:5: Topic", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateStack", 1)]
    [InlineData("DescribeStackEvents", 41)]
    public async Task An_answer_that_is_no_answer_tears_down(string action, int times)
    {
        _server.Garble(action, times);

        var result = await TestDeployAsync();

        Assert.Equal(1, result.Code);
        Assert.DoesNotContain(_server.Stacks, stack => stack.Name == TestStackName && stack.Status != "DELETE_COMPLETE");
    }

    [Fact]
    public async Task A_look_at_the_events_that_is_no_answer_is_taken_again()
    {
        _server.Garble("DescribeStackEvents");

        Assert.Equal(0, (await TestDeployAsync()).Code);
    }

    [Fact]
    public async Task A_stack_of_that_name_that_is_not_of_the_test_is_left_alone()
    {
        _server.Stacks.Add(new ScriptedStack(TestStackName, "CREATE_COMPLETE"));
        _server.Fail("CreateStack", "AlreadyExistsException", "exists");

        var result = await TestDeployAsync();

        Assert.Equal(1, result.Code);
        Assert.Equal("CREATE_COMPLETE", Made.Status);
    }

    [Fact]
    public async Task The_first_Ctrl_C_tears_down()
    {
        _server.Script = _ => [new("CREATE_IN_PROGRESS"), new("CREATE_IN_PROGRESS"), new("CREATE_IN_PROGRESS")];
        _server.OnCall = action =>
        {
            if (action == "DescribeStackEvents" && !_runner.Interrupts.Stop.IsCancellationRequested)
                _runner.Interrupts.Raise();
        };

        var result = await TestDeployAsync();

        Assert.Equal(130, result.Code);
        Assert.Equal("DELETE_COMPLETE", Made.Status);
        Assert.Contains($"{TestStackName}: interrupted before it was known whether it can be deployed, and torn down; nothing of it is left.", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be deployed", result.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_Ctrl_C_says_what_stays()
    {
        _server.Script = _ => [new("CREATE_IN_PROGRESS")];
        _server.DeleteScript = _ => [new("DELETE_IN_PROGRESS")];
        var looks = 0;
        _server.OnCall = action =>
        {
            if (action == "DescribeStackEvents" && ++looks is 1 or 5)
                _runner.Interrupts.Raise();
        };

        var result = await TestDeployAsync();

        Assert.Equal(130, result.Code);
        Assert.Contains($"{TestStackName} STAYS", result.Error, StringComparison.Ordinal);
        Assert.Contains("interrupted before it was known whether it can be deployed; parts of it STAY", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_creation_whose_answer_was_lost_is_torn_down()
    {
        _server.OnCall = action =>
        {
            if (action == "CreateStack")
                _server.Stacks.Add(new ScriptedStack(TestStackName, "CREATE_IN_PROGRESS"));
        };
        _server.Fail("CreateStack", "InternalFailure", "lost", status: 500);

        var result = await TestDeployAsync();

        Assert.Equal(1, result.Code);
        Assert.Equal("DELETE_COMPLETE", Made.Status);
    }

    [Fact]
    public async Task A_non_empty_bucket_that_stays_is_reported()
    {
        _server.DeleteScript = _ => [new("DELETE_FAILED", new ScriptedEvent("Bucket", "AWS::S3::Bucket", "DELETE_FAILED", "not empty", "acme-prod-artifacts-x7k2"))];

        var result = await TestDeployAsync();

        Assert.Equal(1, result.Code);
        Assert.Contains("stays: AWS::S3::Bucket acme-prod-artifacts-x7k2", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_too_long_for_the_suffix_stops_before_anything_is_made()
    {
        using var plan = new PlanOnDisk();
        plan.AddAcme()["names"] = new System.Text.Json.Nodes.JsonArray(PlanOnDisk.Name("Bucket", "AWS::S3::Bucket", "BucketName", "acme-prod-artifacts", 20));
        plan.Save();

        var result = await _runner.RunAsync("test-deploy", plan.Folder, "--endpoint-url", _server.Url, "--yes");

        Assert.Equal(1, result.Code);
        Assert.Contains("has 24 characters", result.Error, StringComparison.Ordinal);
        Assert.Empty(_server.Stacks);
    }

    public void Dispose()
    {
        _server.Dispose();
        _plan.Dispose();
        _runner.Dispose();
    }

    private Task<RunResult> TestDeployAsync() => _runner.RunAsync("test-deploy", _plan.Folder, "--endpoint-url", _server.Url, "--yes");
}
