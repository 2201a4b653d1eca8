using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Stacks;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Stacks;

public sealed class TestDeployStepTests : IDisposable
{
    private const string Arguments = """
        {"stack":"orders-green","template":"Orders/Green/template.yaml","names":[{"logicalId":"Orders","type":"AWS::SQS::Queue","property":"QueueName","name":"orders-green-queue","limit":80}]}
        """;

    private readonly ScriptedCloudFormation _server = new();

    [Fact]
    public async Task The_stack_is_made_under_other_names_and_is_gone_again()
    {
        using var step = Step();

        var outcome = await step.RunAsync();

        var made = Assert.Single(_server.Stacks);
        Assert.Matches("^orders-green-[a-z0-9]{4}$", made.Name);
        Assert.Equal(made.Name, (string?)outcome.Outputs!["testStack"]);
        Assert.Equal("DELETE_COMPLETE", made.Status);
        Assert.Contains($"orders-green-queue{made.Name[^5..]}", made.Template, StringComparison.Ordinal);
        Assert.True((await step.VerifyAsync()).Holds);
    }

    [Fact]
    public async Task A_stack_that_cannot_be_created_is_taken_down_and_its_cause_named()
    {
        _server.Script = _ => [new("CREATE_IN_PROGRESS", new ScriptedEvent("Orders", "AWS::SQS::Queue", "CREATE_FAILED", "denied")), new("CREATE_FAILED")];
        using var step = Step();

        Assert.Contains("Orders (AWS::SQS::Queue) CREATE_FAILED: denied", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);

        Assert.Equal("DELETE_COMPLETE", Assert.Single(_server.Stacks).Status);
    }

    [Fact]
    public async Task What_a_killed_process_left_is_deleted_first()
    {
        using var step = Step();
        step.OnSave = saved =>
        {
            _server.Stacks.Add(new ScriptedStack((string)saved["testStack"]!, "CREATE_COMPLETE"));
            throw new InvalidOperationException("killed");
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => step.RunAsync());
        step.OnSave = null;

        await step.RunAsync();

        Assert.Equal(2, _server.Stacks.DistinctBy(s => s.Name).Count());
        Assert.All(_server.Stacks, stack => Assert.Equal("DELETE_COMPLETE", stack.Status));
    }

    [Fact]
    public async Task A_cancelled_test_takes_its_stack_down()
    {
        using var step = Step();
        using var stop = new CancellationTokenSource();
        _server.OnCall = action =>
        {
            if (action == "DescribeStackEvents")
                stop.Cancel();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => step.RunAsync(cancellationToken: stop.Token));

        Assert.Equal("DELETE_COMPLETE", Assert.Single(_server.Stacks).Status);
    }

    [Fact]
    public async Task Parts_that_stay_are_said_loudly()
    {
        _server.DeleteScript = _ => [new("DELETE_FAILED")];
        using var step = Step();

        Assert.Contains("STAY", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_have_to_be_listed()
    {
        using var step = StackSteps.Kit(new TestDeployExecutor(), _server.Url, """{"stack":"orders-green","template":"Orders/Green/template.yaml"}""");

        Assert.Contains("argument names is missing", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Empty(_server.Calls);
    }

    public void Dispose() => _server.Dispose();

    private StepKit Step() => StackSteps.Kit(new TestDeployExecutor(), _server.Url, Arguments);
}
