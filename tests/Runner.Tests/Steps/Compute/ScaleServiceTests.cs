using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Compute;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Compute;

public sealed class ScaleServiceTests(LocalEndpoint endpoint) : IClassFixture<LocalEndpoint>
{
    [EndpointFact]
    public async Task A_service_is_scaled_down_and_back_to_what_it_was()
    {
        await MakeServiceAsync("orders", "3");
        using var down = new StepKit(new ScaleServiceExecutor(), endpoint.Url, """{"cluster":"shop","service":"orders","desiredCount":0}""");

        Assert.Equal(StepState.WouldRun, (await down.ForecastAsync()).State);
        Assert.False((await down.VerifyAsync()).Holds);
        var outcome = await down.RunAsync();
        Assert.Equal(("""{"previousDesiredCount":3}""", "0"), (outcome.Outputs!.ToJsonString(), await DesiredAsync("orders")));
        Assert.True((await down.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await down.ForecastAsync()).State);

        using var back = new StepKit(new ScaleServiceExecutor(), endpoint.Url, """{"cluster":"shop","service":"orders","restore":3}""");
        await back.RunAsync();
        Assert.Equal("3", await DesiredAsync("orders"));
    }

    [EndpointFact]
    public async Task A_run_after_a_crash_keeps_the_count_of_before_the_first_change()
    {
        await MakeServiceAsync("crash", "4");
        using var step = new StepKit(new ScaleServiceExecutor(), endpoint.Url, """{"cluster":"shop","service":"crash","desiredCount":0}""");
        await step.RunAsync();

        var again = await step.RunAsync(attempt: 2);

        Assert.Equal("""{"previousDesiredCount":4}""", again.Outputs!.ToJsonString());
    }

    [EndpointFact]
    public async Task A_service_that_is_not_there_is_named()
    {
        using var step = new StepKit(new ScaleServiceExecutor(), endpoint.Url, """{"cluster":"nowhere","service":"none","desiredCount":0}""");

        Assert.Equal(StepState.CannotVerifyYet, (await step.ForecastAsync()).State);
        Assert.Equal("There is no service none in the cluster nowhere. Check both names, the region and the account.", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message);
    }

    [Fact]
    public async Task Nothing_is_written_before_the_old_count_is_kept()
    {
        using var ecs = new ScriptedEcs(new ScriptedEcs.Service("orders") { Desired = 2, Running = 2 });
        using var step = new StepKit(new ScaleServiceExecutor(), ecs.Url, """{"cluster":"shop","service":"orders","desiredCount":0}""") { OnSave = _ => throw new InvalidOperationException("crash") };

        await Assert.ThrowsAsync<InvalidOperationException>(() => step.RunAsync());

        Assert.DoesNotContain("UpdateService", ecs.Actions);
        Assert.Equal("""{"previousDesiredCount":2}""", Assert.Single(step.Checkpoints).ToJsonString());
    }

    [Theory]
    [InlineData(0, false, 3)]
    [InlineData(5, true, 3)]
    [InlineData(5, false, 0)]
    public async Task Down_to_zero_waits_for_the_tasks_to_be_gone_and_up_only_when_asked(int count, bool awaitRunning, int waits)
    {
        var time = new ImmediateTime();
        using var ecs = new ScriptedEcs(new ScriptedEcs.Service("orders") { Desired = 2, Running = 2, LooksUntilRunning = 5 });
        using var step = new StepKit(new ScaleServiceExecutor(), ecs.Url, new JsonObject { ["cluster"] = "shop", ["service"] = "orders", ["desiredCount"] = count, ["awaitRunning"] = awaitRunning }.ToJsonString()) { Time = time };

        await step.RunAsync();

        Assert.True(time.Waits >= waits && (waits > 0 || time.Waits == 0), $"{time.Waits} waits");
        Assert.Equal(waits > 0 ? count : 2, ecs.Services[0].Running);
    }

    [Theory]
    [InlineData("""{"cluster":"c","service":"s"}""", "Step step: argument desiredCount or restore must be given, and not both.")]
    [InlineData("""{"cluster":"c","service":"s","desiredCount":1,"restore":2}""", "Step step: argument desiredCount or restore must be given, and not both.")]
    [InlineData("""{"cluster":"c","service":"s","desiredCount":-1}""", "Step step: argument desiredCount must be a whole number from 0 to 2147483647, not this number.")]
    [InlineData("""{"cluster":"c","service":"s","desired":1}""", "Step step: there is no argument desired; known are cluster, service, desiredCount, restore, awaitRunning.")]
    public async Task Arguments_that_make_no_sense_are_named(string arguments, string message)
    {
        using var step = new StepKit(new ScaleServiceExecutor(), "http://127.0.0.1:9", arguments);

        Assert.Equal(message, (await Assert.ThrowsAsync<StepFailure>(() => step.ForecastAsync())).Message);
        Assert.Equal(message, (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message);
    }

    private async Task MakeServiceAsync(string name, string count)
    {
        await endpoint.AwsAsync("ecs", "create-cluster", "--cluster-name", "shop");
        await endpoint.AwsAsync("ecs", "register-task-definition", "--family", "web", "--container-definitions", """[{"name":"a","image":"b:1","memory":64}]""");
        await endpoint.AwsAsync("ecs", "create-service", "--cluster", "shop", "--service-name", name, "--task-definition", "web", "--desired-count", count);
    }

    private async Task<string> DesiredAsync(string name)
        => (await endpoint.AwsAsync("ecs", "describe-services", "--cluster", "shop", "--services", name, "--query", "services[0].desiredCount")).Text;
}
