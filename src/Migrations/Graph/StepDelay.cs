namespace Groundplan.Migrations.Graph;

/// <summary>A time that must have passed since a step was done.</summary>
/// <param name="Earlier">The step.</param>
/// <param name="Time">How long after its end.</param>
/// <param name="Condition">What says so.</param>
internal readonly record struct StepDelay(StepNode Earlier, TimeSpan Time, StepCondition Condition);
