namespace Groundplan.Migrations;

/// <summary>Holds when a CloudWatch metric was as expected in every period of a time that begins with the step.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Namespace">The metric's namespace, such as <c>AWS/ApplicationELB</c>.</param>
/// <param name="Metric">Its name.</param>
/// <param name="Statistic"><c>Average</c>, <c>Sum</c>, <c>Minimum</c>, <c>Maximum</c>, <c>SampleCount</c>, or a percentile such as <c>p99</c>.</param>
/// <param name="Condition">What it must be compared with the threshold.</param>
/// <param name="Threshold">The threshold.</param>
/// <param name="For">How long; rounded up to whole periods.</param>
public sealed record MetricGate(string Id, string Namespace, string Metric, string Statistic, MetricCondition Condition, double Threshold, TimeSpan For) : Check(Id)
{
    /// <summary>The metric's dimensions.</summary>
    public Map<Value<string>> Dimensions { get; init; } = new();

    /// <summary>The length of a period: 1, 5, 10 or 30 seconds, or whole minutes up to a day; a minute where it is null.</summary>
    public TimeSpan? Period { get; init; }

    /// <summary>Whether a period without data holds; else it fails the gate.</summary>
    public bool MissingDataHolds { get; init; }

    /// <summary>How long after its end a period's data is complete; two minutes where it is null.</summary>
    public TimeSpan? Settle { get; init; }

    /// <summary>Whose health the metric tells; the metric itself where it is null.</summary>
    public Place? Gates { get; init; }

    private TimeSpan Length => Period ?? TimeSpan.FromMinutes(1);

    private Items<Members> Filters => (Dimensions ?? new()).Select(dimension => Members.Of(("Name", dimension.Key), ("Value", dimension.Value))).ToItems();

    /// <inheritdoc/>
    public override StepSpec Specify() => new("metric-gate", "See that {0} stays as expected for {1}.", Idempotency.Read)
    {
        Places = [new("metric", $"{Namespace}/{Metric}"), new("time", For)],
        Effects = [new(EffectKind.Gates, Gates ?? new("metric", $"{Namespace}/{Metric}"))],
        Least = For,
        Arguments =
        [
            new("namespace", Namespace),
            new("metric", Metric),
            new("dimensions", Dimensions is { Count: > 0 } ? Dimensions : null),
            new("statistic", Statistic),
            new("periodSeconds", Length),
            new("comparison", Comparison),
            new("threshold", Threshold),
            new("forSeconds", For),
            new("missingData", MissingDataHolds ? "holds" : "fails"),
            new("settleSeconds", Settle),
        ],
        Commands =
        [
            CommandLine.Of("aws", "cloudwatch", "get-metric-statistics", "--namespace", Namespace, "--metric-name", Metric)
                .If(Filters.Count > 0, "--dimensions", new JsonText(Filters))
                .If(true, IsPercentile ? "--extended-statistics" : "--statistics", Statistic, "--period", (long)Length.TotalSeconds, "--start-time", "<start>", "--end-time", "<end>"),
        ],
        Permissions = ["cloudwatch:GetMetricStatistics"],
    };

    private bool IsPercentile => Statistic is { Length: > 1 } && Statistic[0] == 'p';

    private string? Comparison => Condition switch
    {
        MetricCondition.LessThan => "lessThan",
        MetricCondition.LessThanOrEqual => "lessThanOrEqual",
        MetricCondition.GreaterThan => "greaterThan",
        MetricCondition.GreaterThanOrEqual => "greaterThanOrEqual",
        _ => null,
    };
}
