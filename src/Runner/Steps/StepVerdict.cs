namespace Groundplan.Runner.Steps;

/// <summary>Whether what a step claims is so.</summary>
/// <param name="Holds">It is.</param>
/// <param name="Detail">What was seen, in one sentence; where it does not hold, what was expected too.</param>
public sealed record StepVerdict(bool Holds, string Detail)
{
    /// <summary>False where nothing in the environment could be asked; then <see cref="Holds"/> is no more than the absence of a contradiction.</summary>
    public bool Verified { get; init; } = true;

    /// <summary>Nothing could be asked.</summary>
    /// <param name="detail">Why.</param>
    public static StepVerdict Unverified(string detail) => new(true, detail) { Verified = false };
}
