namespace Groundplan.Runner.Steps.Polling;

/// <summary>What one look at the environment says of a condition.</summary>
internal enum ObservedState
{
    /// <summary>The condition holds.</summary>
    Holds,

    /// <summary>It does not hold, and may later.</summary>
    NotYet,

    /// <summary>It does not hold, and waiting is no use.</summary>
    Failed,
}

/// <summary>One look at the environment.</summary>
/// <param name="State">What it says of the condition.</param>
/// <param name="Detail">The facts, in one sentence.</param>
internal sealed record Observation(ObservedState State, string Detail)
{
    public static Observation Holds(string detail) => new(ObservedState.Holds, detail);

    public static Observation NotYet(string detail) => new(ObservedState.NotYet, detail);

    public static Observation Failed(string detail) => new(ObservedState.Failed, detail);

    /// <summary>As a verdict: what does not hold yet does not hold.</summary>
    public StepVerdict Verdict => new(State == ObservedState.Holds, Detail);
}
