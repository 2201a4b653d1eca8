using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Gates;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Gates;

public sealed class AlarmGateTests(LocalEndpoint endpoint) : IClassFixture<LocalEndpoint>
{
    [EndpointFact]
    public async Task Alarms_that_are_ok_let_through_and_one_in_alarm_does_not()
    {
        await AlarmAsync("errors", "OK");
        await AlarmAsync("latency", "OK");
        var time = new SteppingTime();
        using var gate = new StepKit(new AlarmGateExecutor(), endpoint.Url, """{"alarms":["errors","latency"],"forSeconds":60}""") { Time = time };

        Assert.Equal((StepState.WouldRun, "2 of 2 alarms are OK."), ((await gate.ForecastAsync()).State, (await gate.ForecastAsync()).Reason));
        Assert.Equal("For 60 s without a break: 2 of 2 alarms are OK.", (await gate.RunAsync()).Summary);
        Assert.Equal(60, time.GetUtcNow().Subtract(time.Start).TotalSeconds);

        await AlarmAsync("latency", "ALARM");
        Assert.StartsWith("The alarm latency is in ALARM: because", (await Assert.ThrowsAsync<StepFailure>(() => gate.RunAsync())).Message, StringComparison.Ordinal);
        Assert.False((await gate.VerifyAsync()).Holds);
    }

    [EndpointTheory]
    [InlineData("", false)]
    [InlineData(",\"insufficientData\":\"fails\"", false)]
    [InlineData(",\"insufficientData\":\"holds\"", true)]
    public async Task Insufficient_data_is_judged_as_the_step_says(string policy, bool holds)
    {
        await AlarmAsync("quiet", "INSUFFICIENT_DATA");
        using var gate = new StepKit(new AlarmGateExecutor(), endpoint.Url, $$"""{"alarms":["quiet"],"forSeconds":0{{policy}}}""");

        Assert.Equal(holds, (await gate.VerifyAsync()).Holds);
        Assert.Equal(holds, await Record.ExceptionAsync(() => gate.RunAsync()) is null);
    }

    [EndpointFact]
    public async Task An_alarm_that_is_not_there_is_named()
    {
        using var gate = new StepKit(new AlarmGateExecutor(), endpoint.Url, """{"alarms":["nope"],"forSeconds":60}""");

        Assert.Equal(StepState.CannotVerifyYet, (await gate.ForecastAsync()).State);
        Assert.Equal("There is no alarm nope. Check the names, the region and the account.", (await Assert.ThrowsAsync<StepFailure>(() => gate.RunAsync())).Message);
    }

    [Fact]
    public async Task An_alarm_in_the_middle_ends_the_gate_at_once_and_throttling_does_not()
    {
        var looks = 0;
        using var cloudWatch = new LoopbackServer(_ => ++looks switch
        {
            2 => LoopbackAnswer.XmlError("Throttling", "Rate exceeded"),
            5 => Composite("ALARM"),
            _ => Composite("OK"),
        });
        var time = new SteppingTime();
        using var gate = new StepKit(new AlarmGateExecutor(), cloudWatch.Url, """{"alarms":["all"],"forSeconds":600,"pollSeconds":20}""") { Time = time };

        var failure = await Assert.ThrowsAsync<StepFailure>(() => gate.RunAsync());

        Assert.Equal(("The alarm all is in ALARM: one of its alarms", 5, 80.0), (failure.Message, looks, (time.GetUtcNow() - time.Start).TotalSeconds));
    }

    [Fact]
    public async Task A_gate_that_was_interrupted_starts_anew()
    {
        var looks = 0;
        using var stop = new CancellationTokenSource();
        using var cloudWatch = new LoopbackServer(_ =>
        {
            if (++looks == 3)
                stop.Cancel();
            return Composite("OK");
        });
        using var gate = new StepKit(new AlarmGateExecutor(), cloudWatch.Url, """{"alarms":["all"],"forSeconds":40,"pollSeconds":10}""") { Time = new SteppingTime() };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gate.RunAsync(cancellationToken: stop.Token));
        looks = 10;

        await gate.RunAsync();

        Assert.Equal(15, looks);
        Assert.Empty(gate.Checkpoints);
    }

    private static LoopbackAnswer Composite(string state)
        => LoopbackAnswer.Xml($"<DescribeAlarmsResponse><DescribeAlarmsResult><CompositeAlarms><member><AlarmName>all</AlarmName><StateValue>{state}</StateValue><StateReason>one of its alarms</StateReason></member></CompositeAlarms></DescribeAlarmsResult></DescribeAlarmsResponse>");

    private async Task AlarmAsync(string name, string state)
    {
        await endpoint.AwsAsync("cloudwatch", "put-metric-alarm", "--alarm-name", name, "--metric-name", "m", "--namespace", "n", "--statistic", "Sum", "--period", "60", "--evaluation-periods", "1", "--threshold", "1", "--comparison-operator", "GreaterThanThreshold");
        await endpoint.AwsAsync("cloudwatch", "set-alarm-state", "--alarm-name", name, "--state-value", state, "--state-reason", "because");
    }
}
