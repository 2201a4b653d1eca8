namespace Groundplan.Runner.Runbooks;

/// <summary>A time that must have passed since a step, or each step of a join, was done. It names one of the two.</summary>
/// <param name="Seconds">How long after its end.</param>
/// <param name="Step">The step.</param>
/// <param name="Join">The join.</param>
internal sealed record NotBeforeCondition(double Seconds, string? Step = null, string? Join = null);
