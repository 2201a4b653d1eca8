namespace Groundplan.Migrations;

/// <summary>What a metric must be compared with a threshold.</summary>
public enum MetricCondition
{
    /// <summary>Less than it.</summary>
    LessThan,

    /// <summary>Less, or as much.</summary>
    LessThanOrEqual,

    /// <summary>More than it.</summary>
    GreaterThan,

    /// <summary>More, or as much.</summary>
    GreaterThanOrEqual,
}
