using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Gates;

/// <summary>What a metric gate asks CloudWatch, and what of the answers is good.</summary>
internal sealed record MetricQuestion
{
    // CloudWatch answers with at most so many data points.
    private const int MostPeriods = 1440;

    private static readonly AwsRead GetMetricStatistics = new(AwsService.CloudWatch, "GetMetricStatistics");

    private static readonly string[] Statistics = ["Average", "Sum", "Minimum", "Maximum", "SampleCount"];

    public required string Namespace { get; init; }

    public required string Metric { get; init; }

    public required IReadOnlyDictionary<string, string> Dimensions { get; init; }

    public required string Statistic { get; init; }

    public required TimeSpan Period { get; init; }

    public required string Comparison { get; init; }

    public required decimal Threshold { get; init; }

    public required TimeSpan For { get; init; }

    public required bool MissingDataHolds { get; init; }

    /// <summary>How long after its end the data of a period is taken to be complete.</summary>
    public required TimeSpan Settling { get; init; }

    /// <summary>How long an answer takes that is as expected: up to a period until the first begins, all periods, and until the last has settled.</summary>
    public TimeSpan Longest => Period + Length + Settling;

    /// <summary>The duration in whole periods.</summary>
    public TimeSpan Length => TimeSpan.FromTicks((Math.Max(1, For.Ticks) + Period.Ticks - 1) / Period.Ticks * Period.Ticks);

    public TimeSpan Interval => Period < TimeSpan.FromSeconds(60) ? Period : TimeSpan.FromSeconds(60);

    public static MetricQuestion Of(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("namespace", "metric", "dimensions", "statistic", "periodSeconds", "comparison", "threshold", "forSeconds", "missingData", "settleSeconds");
        var statistic = arguments.Text("statistic");
        if (!Statistics.Contains(statistic) && !IsPercentile(statistic))
            throw arguments.Failure("statistic", $"must be one of {string.Join(", ", Statistics)}, or a percentile such as p99");
        var period = arguments.Integer("periodSeconds", 1, 86400);
        if (period is not (1 or 5 or 10 or 30) && period % 60 != 0)
            throw arguments.Failure("periodSeconds", "must be 1, 5, 10, 30 or a multiple of 60");
        var question = new MetricQuestion
        {
            Namespace = arguments.Text("namespace"),
            Metric = arguments.Text("metric"),
            Dimensions = arguments.TextsByName("dimensions"),
            Statistic = statistic,
            Period = TimeSpan.FromSeconds(period),
            Comparison = arguments.Has("comparison") ? arguments.Choice("comparison", "lessThan", "lessThanOrEqual", "greaterThan", "greaterThanOrEqual") : arguments.Text("comparison"),
            Threshold = arguments.Number("threshold"),
            For = arguments.Seconds("forSeconds"),
            MissingDataHolds = arguments.Choice("missingData", "fails", "holds") == "holds",
            Settling = arguments.OptionalSeconds("settleSeconds") ?? TimeSpan.FromSeconds(120),
        };
        return question.Length / question.Period > MostPeriods ? throw arguments.Failure("forSeconds", $"must be at most {MostPeriods} periods") : question;
    }

    /// <summary>The first period that begins now or later.</summary>
    public DateTimeOffset Next(DateTimeOffset now) => Floor(now + Period - TimeSpan.FromTicks(1));

    /// <summary>The end of the last period whose data is complete.</summary>
    public DateTimeOffset Settled(DateTimeOffset now) => Floor(now - Settling);

    /// <summary>Whether every period from start to end is good.</summary>
    public async Task<Observation> JudgeAsync(IAwsReader aws, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var values = await ValuesAsync(aws, start, end, cancellationToken);
        decimal? worst = null;
        for (var at = start; at < end; at += Period)
        {
            if (!values.TryGetValue(at, out var value))
            {
                if (!MissingDataHolds)
                    return Observation.Failed($"{this} has no data for the {Period.TotalSeconds:0} s from {Moments.Write(at)}.");
                continue;
            }
            if (!IsGood(value))
                return Observation.Failed($"{this} was {Shown(value)} in the {Period.TotalSeconds:0} s from {Moments.Write(at)}; expected: {Comparison} {Shown(Threshold)}.");
            worst = worst is null || (Comparison.StartsWith('l') ? value > worst : value < worst) ? value : worst;
        }
        return Observation.Holds(worst is { } seen ? $"{this} was {Shown(seen)} at worst in {values.Count} periods; {Comparison} {Shown(Threshold)} was expected." : $"{this} has no data, which holds.");
    }

    public override string ToString() => $"{Statistic} of {Namespace} {Metric}{(Dimensions.Count == 0 ? "" : $" ({string.Join(", ", Dimensions.Select(d => $"{d.Key}={d.Value}"))})")}";

    private async Task<Dictionary<DateTimeOffset, decimal>> ValuesAsync(IAwsReader aws, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var input = new JsonObject
        {
            ["Namespace"] = Namespace,
            ["MetricName"] = Metric,
            ["Dimensions"] = new JsonArray([.. Dimensions.Select(d => (JsonNode)new JsonObject { ["Name"] = d.Key, ["Value"] = d.Value })]),
            [IsPercentile(Statistic) ? "ExtendedStatistics" : "Statistics"] = new JsonArray(Statistic),
            ["Period"] = (long)Period.TotalSeconds,
            ["StartTime"] = Moments.Write(start),
            ["EndTime"] = Moments.Write(end),
        };
        var answer = await aws.XmlAsync(GetMetricStatistics, input, cancellationToken);
        return answer.List("Datapoints", d => d).Where(d => d.Time("Timestamp") is { } time && time >= start && time < end).DistinctBy(d => d.Time("Timestamp")).ToDictionary(d => d.Time("Timestamp")!.Value, Value);
    }

    private decimal Value(XElement point)
        => (decimal)double.Parse(
            IsPercentile(Statistic) ? point.Element("ExtendedStatistics")!.Elements("entry").Single(e => e.Text("key") == Statistic).Text("value") : point.Text(Statistic),
            CultureInfo.InvariantCulture);

    private bool IsGood(decimal value) => Comparison switch
    {
        "lessThan" => value < Threshold,
        "lessThanOrEqual" => value <= Threshold,
        "greaterThan" => value > Threshold,
        _ => value >= Threshold,
    };

    private DateTimeOffset Floor(DateTimeOffset time) => new(time.UtcTicks / Period.Ticks * Period.Ticks, TimeSpan.Zero);

    private static bool IsPercentile(string statistic)
        => statistic.StartsWith('p') && decimal.TryParse(statistic.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 100;

    private static string Shown(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
