namespace Groundplan.MachineLearning;

/// <summary>What the enterprise tier keeps as evidence.</summary>
public sealed record Compliance
{
    /// <summary>
    /// Days that the compliance log group keeps its events: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
    /// 2922, 3288 or 3653. Source: CloudWatch Logs, PutRetentionPolicy.
    /// </summary>
    public required int LogRetentionDays { get; init; }

    /// <summary>The retentions that CloudWatch Logs accepts, ascending.</summary>
    internal static IReadOnlyList<int> Retentions { get; } =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];
}
