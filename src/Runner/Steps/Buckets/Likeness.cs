namespace Groundplan.Runner.Steps.Buckets;

/// <summary>How two objects compare.</summary>
internal enum Likeness
{
    /// <summary>Their contents are equal, and what else the policy names.</summary>
    Same,

    /// <summary>Equal in size; more cannot be told without reading both, which the policy forbids.</summary>
    SameSize,

    /// <summary>They differ.</summary>
    Different,
}
