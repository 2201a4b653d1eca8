namespace Groundplan.Migrations;

/// <summary>A time that must have passed since a step was done.</summary>
/// <param name="Step">The step.</param>
/// <param name="Delay">How long after its end.</param>
public sealed record NotBefore(Step Step, TimeSpan Delay);
