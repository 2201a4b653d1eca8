namespace Groundplan.Runner.Runbooks;

/// <summary>A time that must have passed since a step was done.</summary>
/// <param name="Step">The step.</param>
/// <param name="Seconds">How long after its end.</param>
internal sealed record NotBeforeCondition(string Step, double Seconds);
