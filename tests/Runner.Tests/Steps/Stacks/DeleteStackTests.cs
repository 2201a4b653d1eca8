using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Stacks;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Stacks;

public sealed class DeleteStackTests : IDisposable
{
    private readonly ScriptedCloudFormation _server = new();
    private readonly ScriptedStack _stack = new(StackSteps.Stack, "CREATE_COMPLETE");

    public DeleteStackTests() => _server.Stacks.Add(_stack);

    [Fact]
    public async Task A_stack_is_deleted_and_stays_deleted_when_the_step_runs_again()
    {
        _server.DeleteScript = _ =>
        [
            new("DELETE_IN_PROGRESS", new ScriptedEvent("Queue", "AWS::SQS::Queue", "DELETE_COMPLETE"), new ScriptedEvent("Table", "AWS::DynamoDB::Table", "DELETE_SKIPPED", "", "orders")),
            new("DELETE_COMPLETE"),
        ];
        using var step = Step();

        var outcome = await step.RunAsync();
        await step.RunAsync();

        Assert.Equal("DELETE_COMPLETE", _stack.Status);
        Assert.Single(_server.Actions, "DeleteStack");
        Assert.Equal("orders", (string?)outcome.Report!["stays"]![0]!["physicalId"]);
        Assert.True((await step.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await step.ForecastAsync()).State);
    }

    [Fact]
    public async Task Termination_protection_is_respected_unless_the_step_says_otherwise()
    {
        _stack.Protected = true;
        using (var refused = Step())
        {
            Assert.Equal(StepState.WouldFail, (await refused.ForecastAsync()).State);
            Assert.Contains("termination protection", (await Assert.ThrowsAsync<StepFailure>(() => refused.RunAsync())).Message, StringComparison.Ordinal);
            Assert.DoesNotContain("DeleteStack", _server.Actions);
        }

        using var step = Step("""{"stack":"orders-green","unprotect":true}""");
        await step.RunAsync();

        Assert.Equal("DELETE_COMPLETE", _stack.Status);
    }

    [Theory]
    [InlineData("DeleteStack")]
    [InlineData("DescribeStackEvents")]
    public async Task A_crash_is_gone_on_from(string action)
    {
        using var step = Step();
        _server.Fail(action, "InternalServerException", "scripted crash");
        await Assert.ThrowsAnyAsync<Exception>(() => step.RunAsync());

        await step.RunAsync();

        Assert.Equal("DELETE_COMPLETE", _stack.Status);
    }

    [Fact]
    public async Task A_crash_while_it_is_being_deleted_is_gone_on_from_without_deleting_again()
    {
        using var step = Step();
        using var stop = new CancellationTokenSource();
        _server.OnCall = action =>
        {
            if (_stack.Status == "DELETE_IN_PROGRESS")
                stop.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => step.RunAsync(cancellationToken: stop.Token));
        _server.OnCall = _ => { };

        await step.RunAsync();

        Assert.Equal("DELETE_COMPLETE", _stack.Status);
        Assert.Single(_server.Actions, "DeleteStack");
    }

    [Fact]
    public async Task A_name_that_no_stack_ever_had_is_a_failure()
    {
        using var step = Step("""{"stack":"oders-green"}""");

        Assert.Contains("none of that name was deleted", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        Assert.False((await step.VerifyAsync()).Holds);
    }

    [Fact]
    public async Task A_deletion_that_fails_names_what_blocks_it()
    {
        _server.DeleteScript = _ => [new("DELETE_IN_PROGRESS", new ScriptedEvent("Bucket", "AWS::S3::Bucket", "DELETE_FAILED", "The bucket is not empty.")), new("DELETE_FAILED")];
        using var step = Step();

        Assert.Contains("Bucket (AWS::S3::Bucket) DELETE_FAILED: The bucket is not empty. Next: remove what blocks the deletion, then delete it again: groundplan delete, or in a migration the command that stopped there.", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        Assert.False((await step.VerifyAsync()).Holds);
    }

    public void Dispose() => _server.Dispose();

    private StepKit Step(string arguments = """{"stack":"orders-green"}""") => StackSteps.Kit(new DeleteStackExecutor(), _server.Url, arguments);
}
