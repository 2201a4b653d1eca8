namespace Groundplan.Runner.Steps.Buckets;

/// <summary>How far a range is.</summary>
internal sealed class RangeCursor(KeyRange range)
{
    public KeyRange Range { get; } = range;

    /// <summary>All up to this name is done; null for nothing yet.</summary>
    public string? Cursor { get; set; }

    public bool Done { get; set; }

    /// <summary>What is left of the range.</summary>
    public KeyRange Rest => Range with { After = Cursor ?? Range.After };
}
