namespace Groundplan.Runner.Steps;

/// <summary>How far a step is.</summary>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all; null while that is not known.</param>
/// <param name="Unit">What is counted, in the plural: <c>items</c>, <c>objects</c>.</param>
public sealed record StepProgress(long Done, long? Total, string Unit);
