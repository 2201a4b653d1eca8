namespace Groundplan.Runner.Steps;

/// <summary>Whether what a step claims is so.</summary>
/// <param name="Holds">It is.</param>
/// <param name="Detail">What was seen, in one sentence; where it does not hold, what was expected too.</param>
public sealed record StepVerdict(bool Holds, string Detail);
