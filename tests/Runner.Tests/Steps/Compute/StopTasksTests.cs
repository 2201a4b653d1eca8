using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Compute;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Compute;

public sealed class StopTasksTests
{
    private const string Family = """{"cluster":"shop","family":"import","reason":"migration"}""";

    [Fact]
    public async Task All_pages_of_tasks_are_stopped_and_the_step_waits_until_they_have()
    {
        using var ecs = new ScriptedEcs();
        ecs.Tasks.AddRange([new("t1", "import"), new("t2", "import"), new("t3", "import"), new("other", "web")]);
        using var step = new StepKit(new StopTasksExecutor(), ecs.Url, Family) { Time = new ImmediateTime() };

        Assert.Equal((StepState.WouldRun, "3 tasks of family import in the cluster shop run"), ((await step.ForecastAsync()).State, (await step.ForecastAsync()).Reason));
        var outcome = await step.RunAsync();

        Assert.Equal("""{"stoppedTasks":["t1","t2","t3"]}""", outcome.Outputs!.ToJsonString());
        Assert.Equal(["t1", "t2", "t3"], ecs.Requests.Where(r => r.Action == "StopTask").Select(r => (string)r.Json["task"]!));
        Assert.All(ecs.Requests.Where(r => r.Action == "StopTask"), r => Assert.Equal("migration", (string)r.Json["reason"]!));
        Assert.False(ecs.Tasks[3].StopAsked);
        Assert.True((await step.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await step.ForecastAsync()).State);
    }

    [Fact]
    public async Task A_service_that_would_replace_the_tasks_is_named_and_nothing_is_stopped()
    {
        using var ecs = new ScriptedEcs(new ScriptedEcs.Service("orders") { Desired = 1, Running = 1 });
        ecs.Tasks.Add(new("t1", "import", "service:orders"));
        using var step = new StepKit(new StopTasksExecutor(), ecs.Url, Family);

        var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());

        Assert.StartsWith("orders: 1 desired, 1 running, 0 pending: the service would replace every task", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("StopTask", ecs.Actions);
        Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
    }

    [Fact]
    public async Task After_a_crash_what_was_stopped_before_is_still_told()
    {
        using var ecs = new ScriptedEcs();
        ecs.Tasks.Add(new("t1", "import"));
        using var step = new StepKit(new StopTasksExecutor(), ecs.Url, Family) { Time = new ImmediateTime() };
        step.OnSave = _ => throw new InvalidOperationException("crash");
        await Assert.ThrowsAsync<InvalidOperationException>(() => step.RunAsync());
        step.OnSave = null;
        ecs.Tasks[0].StopAsked = true;

        Assert.Equal("""{"stoppedTasks":["t1"]}""", (await step.RunAsync()).Outputs!.ToJsonString());
    }
}
