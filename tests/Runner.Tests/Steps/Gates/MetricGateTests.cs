using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Gates;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Gates;

public sealed class MetricGateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_period_from_the_gate_s_start_is_looked_at_and_no_earlier_one()
    {
        using var cloudWatch = CloudWatch(at => at < Noon.AddMinutes(1) ? "9" : "0.5");
        var time = new SteppingTime { Start = Noon.AddSeconds(20) };
        using var gate = Gate(cloudWatch, time, """{"forSeconds":150}""");

        var outcome = await gate.RunAsync();

        Assert.Equal("For 150 s without a break: Average of shop Errors (Service=orders) was 0.5 at worst in 3 periods; lessThan 1 was expected.", outcome.Summary);
        Assert.Equal(("2026-03-01T12:01:00Z", "2026-03-01T12:04:00Z"), (cloudWatch.Requests.Last().Form["StartTime"], cloudWatch.Requests.Last().Form["EndTime"]));
        Assert.Equal(("Errors", "Service", "orders", "Average", "60"), (cloudWatch.Requests.Last().Form["MetricName"], cloudWatch.Requests.Last().Form["Dimensions.member.1.Name"], cloudWatch.Requests.Last().Form["Dimensions.member.1.Value"], cloudWatch.Requests.Last().Form["Statistics.member.1"], cloudWatch.Requests.Last().Form["Period"]));
        Assert.True(time.GetUtcNow() >= Noon.AddMinutes(6), $"{time.GetUtcNow():O}");
    }

    [Fact]
    public async Task One_bad_period_fails_the_gate_at_once()
    {
        using var cloudWatch = CloudWatch(at => at == Noon.AddMinutes(2) ? "1" : "0");
        var time = new SteppingTime { Start = Noon };
        using var gate = Gate(cloudWatch, time, """{"forSeconds":3600}""");

        var failure = await Assert.ThrowsAsync<StepFailure>(() => gate.RunAsync());

        Assert.Equal("Average of shop Errors (Service=orders) was 1 in the 60 s from 2026-03-01T12:02:00Z; expected: lessThan 1.", failure.Message);
        Assert.Equal(Noon.AddMinutes(5), time.GetUtcNow());
    }

    [Theory]
    [InlineData("fails", false)]
    [InlineData("holds", true)]
    public async Task Missing_data_is_judged_as_the_step_says(string policy, bool holds)
    {
        using var cloudWatch = CloudWatch(at => at == Noon.AddMinutes(1) ? null : "0");
        using var gate = Gate(cloudWatch, new SteppingTime { Start = Noon }, $$"""{"forSeconds":180,"missingData":"{{policy}}"}""");

        var failure = await Record.ExceptionAsync(() => gate.RunAsync());

        Assert.Equal(holds ? null : "Average of shop Errors (Service=orders) has no data for the 60 s from 2026-03-01T12:01:00Z.", failure?.Message);
    }

    [Theory]
    [InlineData("lessThan", "1", false)]
    [InlineData("lessThanOrEqual", "1", true)]
    [InlineData("greaterThan", "1", false)]
    [InlineData("greaterThanOrEqual", "1", true)]
    [InlineData("lessThan", "9.99e-1", true)]
    public async Task The_bound_is_as_the_comparison_says(string comparison, string value, bool holds)
    {
        using var cloudWatch = CloudWatch(_ => value);
        using var gate = Gate(cloudWatch, new SteppingTime { Start = Noon }, $$"""{"forSeconds":0,"comparison":"{{comparison}}"}""");

        Assert.Equal(holds, (await gate.VerifyAsync()).Holds);
        Assert.Equal((StepState.WouldRun, !holds), ((await gate.ForecastAsync()).State, (await gate.ForecastAsync()).Reason.StartsWith("would not hold now", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Percentiles_are_extended_statistics()
    {
        using var cloudWatch = new LoopbackServer(request => LoopbackAnswer.Xml($"<R><GetMetricStatisticsResult><Datapoints><member><Timestamp>{request.Form["StartTime"]}</Timestamp><ExtendedStatistics><entry><key>p99.9</key><value>0.25</value></entry></ExtendedStatistics></member></Datapoints></GetMetricStatisticsResult></R>"));
        using var gate = Gate(cloudWatch, new SteppingTime { Start = Noon }, """{"forSeconds":60,"statistic":"p99.9"}""");

        Assert.True((await gate.VerifyAsync()).Holds);
        Assert.Equal("p99.9", cloudWatch.Requests.Single().Form["ExtendedStatistics.member.1"]);
    }

    [Theory]
    [InlineData("""{"forSeconds":60,"statistic":"Median"}""", "statistic must be one of Average, Sum, Minimum, Maximum, SampleCount, or a percentile such as p99.")]
    [InlineData("""{"forSeconds":60,"periodSeconds":45}""", "periodSeconds must be 1, 5, 10, 30 or a multiple of 60.")]
    [InlineData("""{"forSeconds":864000}""", "forSeconds must be at most 1440 periods.")]
    [InlineData("""{"forSeconds":60,"comparison":"below"}""", "comparison must be one of lessThan, lessThanOrEqual, greaterThan, greaterThanOrEqual, not this text.")]
    public async Task Questions_that_make_no_sense_are_named(string changes, string message)
    {
        using var cloudWatch = CloudWatch(_ => "0");
        using var gate = Gate(cloudWatch, TimeProvider.System, changes);

        Assert.Equal($"Step step: argument {message}", (await Assert.ThrowsAsync<StepFailure>(() => gate.ForecastAsync())).Message);
    }

    private static StepKit Gate(LoopbackServer cloudWatch, TimeProvider time, string changes)
    {
        var arguments = JsonNode.Parse("""{"namespace":"shop","metric":"Errors","dimensions":{"Service":"orders"},"statistic":"Average","periodSeconds":60,"comparison":"lessThan","threshold":1}""")!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
            arguments[name] = value?.DeepClone();
        return new StepKit(new MetricGateExecutor(), cloudWatch.Url, arguments.ToJsonString()) { Time = time };
    }

    private static LoopbackServer CloudWatch(Func<DateTimeOffset, string?> value) => new(request =>
    {
        var (start, end) = (Time(request.Form["StartTime"]), Time(request.Form["EndTime"]));
        var points = Enumerable.Range(0, (int)((end - start).TotalSeconds / 60)).Select(i => start.AddMinutes(i)).Where(at => value(at) is not null)
            .Select(at => $"<member><Timestamp>{at:yyyy-MM-ddTHH:mm:ssZ}</Timestamp><Average>{value(at)}</Average><Unit>Count</Unit></member>");
        return LoopbackAnswer.Xml($"<R><GetMetricStatisticsResult><Datapoints>{string.Concat(points.Reverse())}</Datapoints></GetMetricStatisticsResult></R>");
    });

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
