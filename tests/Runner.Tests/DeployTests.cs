using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

public sealed class DeployTests : IDisposable
{
    private static readonly ScriptedEvent BucketFails = new("Bucket", "AWS::S3::Bucket", "CREATE_FAILED", "acme-prod-artifacts already exists");

    private readonly ScriptedCloudFormation _server = new();
    private readonly PlanOnDisk _plan = PlanOnDisk.Acme();
    private readonly RunnerSession _runner = new();

    [Fact]
    public async Task A_new_stack_is_created_through_a_change_set()
    {
        _server.Script = _ => [new("CREATE_IN_PROGRESS"), new("CREATE_IN_PROGRESS", new ScriptedEvent("Bucket", "AWS::S3::Bucket", "CREATE_COMPLETE")), new("CREATE_COMPLETE")];

        var result = await DeployAsync("--yes");

        Assert.Equal(0, result.Code);
        Assert.Contains("acme-prod-stack: CREATE_COMPLETE", result.Out, StringComparison.Ordinal);
        var request = _server.Calls.Single(c => c.Action == "CreateChangeSet");
        Assert.Equal("CREATE", request.Form["ChangeSetType"]);
        Assert.Equal("CAPABILITY_NAMED_IAM", request.Form["Capabilities.member.1"]);
        Assert.Equal("owner", request.Form["Tags.member.1.Key"]);
    }

    [Fact]
    public async Task Events_stand_in_columns()
    {
        _server.Script = _ =>
        [
            new("CREATE_IN_PROGRESS", new ScriptedEvent("Role", "AWS::IAM::Role", "CREATE_IN_PROGRESS"), new ScriptedEvent("BucketNameParameter", "AWS::SSM::Parameter", "CREATE_FAILED", "denied")),
            new("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"),
            new("CREATE_COMPLETE"),
        ];

        var result = await DeployAsync("--yes");

        Assert.Contains(
            """
            03:04:05  Role                 AWS::IAM::Role              CREATE_IN_PROGRESS
            03:04:05  BucketNameParameter  AWS::SSM::Parameter         CREATE_FAILED         denied
            03:04:05  (stack)              AWS::CloudFormation::Stack  CREATE_IN_PROGRESS
            03:04:05  (stack)              AWS::CloudFormation::Stack  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS
            """.ReplaceLineEndings("\n"),
            result.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_signed_for_the_plans_region()
    {
        await DeployAsync("--yes");

        Assert.All(
            _server.Calls.Where(c => c.Action != "GetCallerIdentity"),
            c => Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKIDTEST/[0-9]{8}/us-west-2/cloudformation/aws4_request,", c.Authorization));
    }

    [Fact]
    public async Task Without_anybody_to_ask_and_without_yes_nothing_is_called()
    {
        var result = await DeployAsync();

        Assert.Equal(3, result.Code);
        Assert.Empty(_server.Calls);
    }

    [Theory]
    [InlineData("n")]
    [InlineData("")]
    public async Task A_declined_deploy_leaves_neither_change_set_nor_shell(string answer)
    {
        using var person = new RunnerSession { Answers = answer };

        var result = await person.RunAsync("deploy", _plan.Folder, "--endpoint-url", _server.Url);

        Assert.Equal(3, result.Code);
        Assert.Empty(_server.ChangeSets);
        Assert.Equal("DELETE_COMPLETE", _server.Stacks.Single().Status);
        Assert.DoesNotContain("ExecuteChangeSet", _server.Actions);
    }

    [Fact]
    public async Task A_confirmed_deploy_is_executed()
    {
        using var person = new RunnerSession { Answers = "y\n" };

        var result = await person.RunAsync("deploy", _plan.Folder, "--endpoint-url", _server.Url);

        Assert.Equal(0, result.Code);
        Assert.Contains("capabilities: CAPABILITY_NAMED_IAM", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The submitted information didn't contain changes. Submit different information to create a change set.")]
    [InlineData("No updates are to be performed.")]
    public async Task A_change_set_without_changes_is_success(string reason)
    {
        Existing("CREATE_COMPLETE");
        (_server.ChangeSetStatus, _server.ChangeSetReason) = ("FAILED", reason);

        var result = await DeployAsync("--yes");

        Assert.Equal(0, result.Code);
        Assert.Contains("nothing to do", result.Out, StringComparison.Ordinal);
        Assert.Empty(_server.ChangeSets);
    }

    [Fact]
    public async Task A_change_set_that_cannot_be_computed_is_removed_with_its_shell()
    {
        (_server.ChangeSetStatus, _server.ChangeSetReason) = ("FAILED", "Transform failed");

        var result = await DeployAsync("--yes");

        Assert.Equal(1, result.Code);
        Assert.Contains("Transform failed", result.Error, StringComparison.Ordinal);
        Assert.Empty(_server.ChangeSets);
        Assert.Equal("DELETE_COMPLETE", _server.Stacks.Single().Status);
    }

    [Fact]
    public async Task A_rollback_names_the_root_cause_and_its_source_line_without_the_cascades()
    {
        _server.Script = _ =>
        [
            new("CREATE_IN_PROGRESS"),
            new("CREATE_IN_PROGRESS", BucketFails, new ScriptedEvent("Topic", "AWS::SNS::Topic", "CREATE_FAILED", "Resource creation cancelled")),
            new("ROLLBACK_IN_PROGRESS"),
            new("ROLLBACK_COMPLETE"),
        ];

        var result = await DeployAsync("--yes");

        Assert.Equal(1, result.Code);
        Assert.Contains("cause: Plan.cs:12:9: Bucket (AWS::S3::Bucket) CREATE_FAILED: acme-prod-artifacts already exists", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n'), l => l.StartsWith("cause:", StringComparison.Ordinal));
        Assert.Contains("delete it and create it again", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bucket", "AWS::S3::Bucket", "Plan.cs:12:9")]
    [InlineData("Role", "AWS::IAM::Role", "Plan.cs:16:9")]
    [InlineData("Topic", "AWS::SNS::Topic", "Plan.cs:20:5")]
    public async Task A_failure_at_any_resource_is_found(string logicalId, string type, string source)
    {
        _server.Script = _ => [new("CREATE_IN_PROGRESS", new ScriptedEvent(logicalId, type, "CREATE_FAILED", "denied")), new("ROLLBACK_IN_PROGRESS"), new("ROLLBACK_COMPLETE")];

        var result = await DeployAsync("--yes");

        Assert.Equal(1, result.Code);
        Assert.Contains($"cause: {source}: {logicalId} ({type})", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_that_was_rolled_back_has_failed_though_the_stack_is_healthy()
    {
        Existing("CREATE_COMPLETE");
        _server.Script = _ =>
        [
            new("UPDATE_IN_PROGRESS", new ScriptedEvent("Topic", "AWS::SNS::Topic", "UPDATE_FAILED", "bad name")),
            new("UPDATE_ROLLBACK_IN_PROGRESS"), new("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"), new("UPDATE_ROLLBACK_COMPLETE"),
        ];

        var result = await DeployAsync("--yes");

        Assert.Equal(1, result.Code);
        Assert.Contains("bad name", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_to_the_status_it_had_before_is_waited_for()
    {
        Existing("UPDATE_COMPLETE");
        _server.Script = _ => [new("UPDATE_COMPLETE"), new("UPDATE_COMPLETE"), new("UPDATE_IN_PROGRESS"), new("UPDATE_COMPLETE")];

        var result = await DeployAsync("--yes");

        Assert.Equal(0, result.Code);
        Assert.Contains("UPDATE_IN_PROGRESS", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_event_is_shown_once_over_pages_and_polls()
    {
        _server.EventsPerPage = 2;
        _server.Script = _ => [.. Enumerable.Range(0, 7).Select(i => new ScriptedStep("CREATE_IN_PROGRESS", Topic(i, "a"), Topic(i, "b"), Topic(i, "c"))), new("CREATE_COMPLETE")];

        var result = await DeployAsync("--yes");

        var shown = result.Out.Split('\n').Where(l => l.Contains("AWS::SNS::Topic", StringComparison.Ordinal) && l.StartsWith("03:04:05  T", StringComparison.Ordinal)).Select(l => l.Split("  ")[1]).ToList();
        Assert.Equal(21, shown.Count);
        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"T{i}a"), shown.Where(id => id.EndsWith('a')));

        static ScriptedEvent Topic(int i, string part) => new($"T{i}{part}", "AWS::SNS::Topic", "CREATE_IN_PROGRESS");
    }

    [Fact]
    public async Task Throttling_while_following_is_not_a_failure()
    {
        _server.Fail("DescribeStackEvents", "Throttling", "Rate exceeded", times: 5);
        _server.Fail("DescribeChangeSet", "Throttling", "Rate exceeded", times: 3);

        var result = await DeployAsync("--yes");

        Assert.Equal(0, result.Code);
        Assert.True(_runner.Time.Waits >= 8);
    }

    [Fact]
    public async Task An_endpoint_that_never_answers_again_ends_in_a_failure_that_names_the_stack()
    {
        _server.Fail("DescribeStackEvents", "Throttling", "Rate exceeded", times: 1000);

        var result = await DeployAsync("--yes");

        Assert.Equal(1, result.Code);
        Assert.Contains("goes on without this tool: stack arn:aws:cloudformation", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_stack_is_deleted_and_created_again()
    {
        var dead = Existing("ROLLBACK_COMPLETE");

        var result = await DeployAsync("--yes");

        Assert.Equal(0, result.Code);
        Assert.Equal("DELETE_COMPLETE", dead.Status);
        Assert.Equal("CREATE_COMPLETE", _server.Stacks.Last().Status);
    }

    [Fact]
    public async Task A_dead_stack_stays_when_the_person_says_no()
    {
        var dead = Existing("ROLLBACK_COMPLETE");
        using var person = new RunnerSession { Answers = "n\n" };

        var result = await person.RunAsync("deploy", _plan.Folder, "--endpoint-url", _server.Url);

        Assert.Equal(3, result.Code);
        Assert.Equal("ROLLBACK_COMPLETE", dead.Status);
    }

    [Fact]
    public async Task The_shell_of_an_abandoned_preview_is_used()
    {
        Existing("REVIEW_IN_PROGRESS");

        var result = await DeployAsync("--yes");

        Assert.Equal(0, result.Code);
        Assert.Equal("CREATE", _server.Calls.Single(c => c.Action == "CreateChangeSet").Form["ChangeSetType"]);
    }

    [Theory]
    [InlineData("UPDATE_IN_PROGRESS", 4)]
    [InlineData("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", 4)]
    [InlineData("UPDATE_ROLLBACK_FAILED", 3)]
    [InlineData("DELETE_FAILED", 3)]
    [InlineData("SOMETHING_COMPLETE", 1)]
    public async Task A_stack_that_cannot_be_updated_is_left_alone(string status, int code)
    {
        Existing(status);

        var result = await DeployAsync("--yes");

        Assert.Equal(code, result.Code);
        Assert.Contains(status, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("CreateChangeSet", _server.Actions);
    }

    [Fact]
    public async Task Termination_protection_is_switched_on_when_the_plan_asks_for_it()
    {
        using var plan = new PlanOnDisk();
        plan.AddAcme()["stack"]!["terminationProtection"] = true;
        plan.Save();

        var result = await _runner.RunAsync("deploy", plan.Folder, "--endpoint-url", _server.Url, "--yes");

        Assert.Equal(0, result.Code);
        Assert.True(_server.Stacks.Single().Protected);
    }

    [Fact]
    public async Task Another_account_is_refused()
    {
        _server.Account = "999999999999";

        var result = await DeployAsync("--yes");

        Assert.Equal(3, result.Code);
        Assert.Contains("999999999999", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await DeployAsync("--yes", "--allow-account-mismatch")).Code);
    }

    [Fact]
    public async Task Another_region_than_the_plans_is_a_usage_error()
    {
        var result = await DeployAsync("--yes", "--region", "eu-west-1");

        Assert.Equal(2, result.Code);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task A_template_over_a_megabyte_is_refused()
    {
        using var plan = new PlanOnDisk();
        plan.AddAcme(display: new string('x', 1_000_001));
        plan.Save();

        var result = await _runner.RunAsync("deploy", plan.Folder, "--endpoint-url", _server.Url, "--yes");

        Assert.Equal(3, result.Code);
        Assert.DoesNotContain("CreateChangeSet", _server.Actions);
    }

    [Fact]
    public async Task A_root_with_errors_is_not_deployed()
    {
        using var plan = new PlanOnDisk();
        plan.AddAcme()["findings"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["id"] = "GP1001", ["severity"] = "error", ["message"] = "too long" });
        plan.Save();

        var result = await _runner.RunAsync("deploy", plan.Folder, "--endpoint-url", _server.Url, "--yes");

        Assert.Equal(1, result.Code);
        Assert.DoesNotContain("CreateChangeSet", _server.Actions);
    }

    [Fact]
    public async Task Ctrl_C_while_following_says_that_CloudFormation_goes_on()
    {
        _server.Script = _ => [new("CREATE_IN_PROGRESS")];
        _server.OnCall = action => StopAt(action, "DescribeStackEvents");

        var result = await DeployAsync("--yes");

        Assert.Equal(130, result.Code);
        Assert.Contains("goes on with acme-prod-stack", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_gives_one_object_a_line_and_nothing_else()
    {
        var result = await DeployAsync("--yes", "--json");

        var types = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => System.Text.Json.Nodes.JsonNode.Parse(l)!["type"]!.ToString()).ToList();
        Assert.Contains("change", types);
        Assert.Equal("result", types[^1]);
    }

    public void Dispose()
    {
        _server.Dispose();
        _plan.Dispose();
        _runner.Dispose();
    }

    private void StopAt(string action, string at)
    {
        if (action == at && !_runner.Interrupts.Stop.IsCancellationRequested)
            _runner.Interrupts.Raise();
    }

    private ScriptedStack Existing(string status)
    {
        var stack = new ScriptedStack(PlanOnDisk.StackName, status);
        stack.Add(new ScriptedEvent(stack.Name, "AWS::CloudFormation::Stack", status, "", stack.Id));
        _server.Stacks.Add(stack);
        _server.Script = s => s.Status == "UPDATE_COMPLETE" || s.Status == "CREATE_COMPLETE" ? [new("UPDATE_IN_PROGRESS"), new("UPDATE_COMPLETE")] : [new("CREATE_COMPLETE")];
        return stack;
    }

    private Task<RunResult> DeployAsync(params string[] more) => _runner.RunAsync(["deploy", _plan.Folder, "--endpoint-url", _server.Url, .. more]);
}
