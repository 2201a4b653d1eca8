using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Stacks;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Stacks;

public sealed class DeployStackTests : IDisposable
{
    private const string Arguments = """
        {"stack":"orders-green","template":"Orders/Green/template.yaml","tags":{"owner":"orders"},"parameters":{"Size":"small"},"terminationProtection":true}
        """;

    private readonly ScriptedCloudFormation _server = new();

    private ScriptedStack Made => _server.Stacks.Single(s => s.Name == StackSteps.Stack && s.Status != "DELETE_COMPLETE");

    [Fact]
    public async Task A_stack_is_created_and_shows_what_was_asked_for()
    {
        using var step = Step();
        _server.Script = stack =>
        {
            stack.Outputs["QueueUrl"] = "http://queue";
            return [new("CREATE_IN_PROGRESS", new ScriptedEvent("Orders", "AWS::SQS::Queue", "CREATE_COMPLETE")), new("CREATE_COMPLETE")];
        };

        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        Assert.DoesNotContain("CreateChangeSet", _server.Actions);
        var outcome = await step.RunAsync();

        Assert.Equal("http://queue", (string?)outcome.Outputs!["QueueUrl"]);
        Assert.True(Made.Protected);
        Assert.Equal("small", Made.Parameters["Size"]);
        Assert.Equal(new StepProgress(1, 1, "resources"), Assert.Single(step.Progress));
        Assert.True((await step.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await step.ForecastAsync()).State);
    }

    [Fact]
    public async Task A_change_set_without_changes_is_done_and_leaves_nothing()
    {
        Add("UPDATE_COMPLETE");
        (_server.ChangeSetStatus, _server.ChangeSetReason) = ("FAILED", "No updates are to be performed.");
        using var step = Step();

        var outcome = await step.RunAsync();

        Assert.Contains("nothing to change", outcome.Summary, StringComparison.Ordinal);
        Assert.Empty(_server.ChangeSets);
        Assert.DoesNotContain("ExecuteChangeSet", _server.Actions);
    }

    [Fact]
    public async Task A_template_that_differs_would_be_deployed_and_does_not_verify()
    {
        var stack = Add("UPDATE_COMPLETE");
        stack.Template = "Resources: {}";
        using var step = Step();

        var forecast = await step.ForecastAsync();
        var verdict = await step.VerifyAsync();

        Assert.Equal(StepState.WouldRun, forecast.State);
        Assert.Contains("the template, parameter Size, tag owner, termination protection", forecast.Reason, StringComparison.Ordinal);
        Assert.False(verdict.Holds);
    }

    [Theory]
    [InlineData("CreateChangeSet")]
    [InlineData("ExecuteChangeSet")]
    [InlineData("DescribeStackEvents")]
    public async Task A_crash_is_gone_on_from_with_one_change_set_and_one_execution(string action)
    {
        _server.Script = _ => [new("CREATE_IN_PROGRESS"), new("CREATE_COMPLETE")];
        using var step = Step();
        _server.Fail(action, "InternalServerException", "scripted crash");
        await Assert.ThrowsAnyAsync<Exception>(() => step.RunAsync());

        await step.RunAsync();

        Assert.Equal("CREATE_COMPLETE", Made.Status);
        Assert.Single(_server.Executed);
        Assert.Single(_server.Stacks);
    }

    [Fact]
    public async Task A_crash_between_the_checkpoint_and_the_execution_executes_the_same_change_set()
    {
        using var step = Step();
        step.OnSave = _ => throw new InvalidOperationException("killed");
        await Assert.ThrowsAsync<InvalidOperationException>(() => step.RunAsync());
        Assert.Empty(_server.Executed);
        step.OnSave = null;

        await step.RunAsync();

        Assert.Equal(Assert.Single(_server.ChangeSets), Assert.Single(_server.Executed));
        Assert.Single(_server.Actions, "CreateChangeSet");
    }

    [Fact]
    public async Task An_execution_that_is_refused_because_it_was_sent_twice_is_followed()
    {
        using var step = Step();
        _server.Repeated = "ExecuteChangeSet";

        await step.RunAsync();

        Assert.Single(_server.Executed);
        Assert.Equal("CREATE_COMPLETE", Made.Status);
    }

    [Fact]
    public async Task A_lost_response_to_the_execution_is_followed_and_not_executed_again()
    {
        using var step = Step();
        using var stop = new CancellationTokenSource();
        _server.OnCall = action =>
        {
            if (action == "DescribeStackEvents")
                stop.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => step.RunAsync(cancellationToken: stop.Token));
        Assert.Single(_server.Executed);
        _server.OnCall = _ => { };

        await step.RunAsync();

        Assert.Single(_server.Actions, "ExecuteChangeSet");
        Assert.Equal("CREATE_COMPLETE", Made.Status);
    }

    [Theory]
    [InlineData("OBSOLETE")]
    [InlineData("UNAVAILABLE")]
    public async Task A_change_set_that_can_no_longer_be_executed_is_made_anew(string status)
    {
        var stack = Add("UPDATE_COMPLETE");
        stack.Add(new ScriptedEvent(stack.Name, "AWS::CloudFormation::Stack", "UPDATE_COMPLETE", "", stack.Id));
        _server.Script = _ => [new("UPDATE_IN_PROGRESS"), new("UPDATE_COMPLETE")];
        using var step = Step();
        step.OnSave = saved => _ = saved["changeSet"] is null ? saved : throw new InvalidOperationException("killed");
        await Assert.ThrowsAsync<InvalidOperationException>(() => step.RunAsync());
        step.OnSave = null;
        _server.NotExecuted = status;
        _server.OnCall = action =>
        {
            if (action == "CreateChangeSet")
                _server.NotExecuted = "AVAILABLE";
        };

        await step.RunAsync();

        Assert.Equal(2, _server.Calls.Count(c => c.Action == "CreateChangeSet"));
        Assert.EndsWith("-again/1", Assert.Single(_server.Executed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_first_attempt_found_decides_whether_an_abort_deletes_the_stack(bool stood)
    {
        if (stood)
            Add("UPDATE_COMPLETE");
        _server.Script = _ => [new("ROLLBACK_IN_PROGRESS"), new(stood ? "UPDATE_ROLLBACK_COMPLETE" : "ROLLBACK_COMPLETE")];
        using var step = Step();
        await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());
        _server.Script = _ => [new(stood ? "UPDATE_COMPLETE" : "CREATE_COMPLETE")];
        await step.RunAsync(attempt: 2);
        await step.RunAsync(attempt: 3);

        Assert.Equal([stood], step.Checkpoints.Select(saved => (bool)saved["stood"]!).Distinct());
        var executor = new DeployStackExecutor();
        Assert.Equal(stood, executor.ReasonToKeep("delete-stack", step.Checkpoints[^1]) is not null);
        Assert.Null(executor.ReasonToKeep("deploy-stack", step.Checkpoints[^1]));
        Assert.Equal("the step had begun nothing, and the stack is not deleted", executor.ReasonToKeep("delete-stack", null));
    }

    [Fact]
    public async Task A_failure_names_its_cause_and_the_next_attempt_replaces_what_this_step_made()
    {
        _server.Script = _ => [new("ROLLBACK_IN_PROGRESS", new ScriptedEvent("Orders", "AWS::SQS::Queue", "CREATE_FAILED", "queue name taken")), new("ROLLBACK_COMPLETE")];
        using var step = Step();
        var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());
        Assert.Contains("Orders (AWS::SQS::Queue) CREATE_FAILED: queue name taken", failure.Message, StringComparison.Ordinal);
        _server.Script = _ => [new("CREATE_COMPLETE")];

        await step.RunAsync(attempt: 2);

        Assert.Equal("CREATE_COMPLETE", Made.Status);
        Assert.Equal(2, _server.Stacks.Count);
    }

    [Fact]
    public async Task A_dead_stack_of_somebody_else_is_left_alone()
    {
        var dead = Add("ROLLBACK_COMPLETE");
        using var step = Step();

        Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
        Assert.Contains("ROLLBACK_COMPLETE", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);

        Assert.Equal("ROLLBACK_COMPLETE", dead.Status);
        Assert.DoesNotContain("DeleteStack", _server.Actions);
    }

    [Fact]
    public async Task A_stack_on_which_something_else_runs_may_be_tried_later()
    {
        Add("UPDATE_IN_PROGRESS");
        using var step = Step();

        Assert.True((await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).MayRetry);
    }

    [Fact]
    public async Task A_capability_that_is_not_acknowledged_stops_before_anything_is_done()
    {
        using var step = StackSteps.Kit(new DeployStackExecutor(), _server.Url, Arguments, "Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: orders } } }");

        Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
        Assert.Contains("CAPABILITY_NAMED_IAM", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task A_template_that_the_manifest_does_not_have_is_named()
    {
        using var step = StackSteps.Kit(new DeployStackExecutor(), _server.Url, """{"stack":"orders-green","template":"Orders/Blue/template.yaml"}""");

        Assert.Contains("Orders/Blue/template.yaml", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_region_is_where_the_calls_go()
    {
        using var step = StackSteps.Kit(new DeployStackExecutor(), _server.Url, """{"stack":"orders-green","template":"Orders/Green/template.yaml","region":"eu-west-1"}""");

        await step.RunAsync();

        Assert.All(_server.Calls, call => Assert.Contains("/eu-west-1/cloudformation/", call.Authorization, StringComparison.Ordinal));
    }

    public void Dispose() => _server.Dispose();

    private StepKit Step() => StackSteps.Kit(new DeployStackExecutor(), _server.Url, Arguments);

    private ScriptedStack Add(string status)
    {
        var stack = new ScriptedStack(StackSteps.Stack, status);
        _server.Stacks.Add(stack);
        return stack;
    }
}
