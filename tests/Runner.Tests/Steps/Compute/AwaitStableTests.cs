using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Compute;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Compute;

public sealed class AwaitStableTests
{
    [Fact]
    public async Task A_break_starts_the_duration_anew()
    {
        var time = new SteppingTime();
        using var ecs = new ScriptedEcs(new ScriptedEcs.Service("a") { Desired = 1, Running = 1 }, new ScriptedEcs.Service("b") { Desired = 1, Running = 1 });
        ecs.OnLook = look =>
        {
            (ecs.Services[1].Running, ecs.Services[1].LooksUntilRunning) = look == 3 ? (0, 100) : (1, 0);
        };
        using var step = Step(ecs, """{"cluster":"c","services":["a","b"],"forSeconds":30,"pollSeconds":10}""", time);

        var outcome = await step.RunAsync();

        Assert.Equal(7, ecs.Actions.Count());
        Assert.Equal("Stable for 30 s: a: 1 desired, 1 running, 0 pending; b: 1 desired, 1 running, 0 pending.", outcome.Summary);
        Assert.True((await step.VerifyAsync()).Holds);
    }

    [Fact]
    public async Task A_failed_deployment_ends_the_wait()
    {
        using var ecs = new ScriptedEcs(new ScriptedEcs.Service("a") { Desired = 1, Running = 1 });
        ecs.Services[0].Deployments[0] = ("PRIMARY", "FAILED");
        using var step = Step(ecs, """{"cluster":"c","services":["a"],"forSeconds":30}""", new SteppingTime());

        Assert.Equal(
            "A deployment of the service a failed: ECS deployment circuit breaker: tasks failed to start.",
            (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message);
        Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
    }

    [Theory]
    [InlineData("ACTIVE")]
    [InlineData("PRIMARY")]
    public async Task Two_deployments_are_not_stable(string other)
    {
        using var ecs = new ScriptedEcs(new ScriptedEcs.Service("a") { Desired = 1, Running = 1 });
        ecs.Services[0].Deployments.Add((other, "IN_PROGRESS"));
        using var step = Step(ecs, """{"cluster":"c","services":["a"],"forSeconds":30}""", new SteppingTime());

        Assert.Equal(new StepVerdict(false, "a: 1 desired, 1 running, 0 pending, 2 deployments"), await step.VerifyAsync());
    }

    [Fact]
    public async Task More_services_than_a_call_takes_are_asked_for_in_several()
    {
        using var ecs = new ScriptedEcs([.. Enumerable.Range(0, 23).Select(i => new ScriptedEcs.Service($"s{i}"))]);
        using var step = Step(ecs, $$"""{"cluster":"c","services":[{{string.Join(',', ecs.Services.Select(s => $"\"{s.Name}\""))}}],"forSeconds":0}""", new SteppingTime());

        await step.RunAsync();

        Assert.Equal(3, ecs.Actions.Count());
    }

    private static StepKit Step(ScriptedEcs ecs, string arguments, TimeProvider time) => new(new AwaitStableExecutor(), ecs.Url, arguments) { Time = time };
}
