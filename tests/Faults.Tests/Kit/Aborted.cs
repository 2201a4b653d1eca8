namespace Groundplan.Faults.Tests.Kit;

/// <summary>An abort, undisturbed or killed again and again.</summary>
/// <param name="Outcome">What it left.</param>
/// <param name="Written">The compensations that wrote.</param>
/// <param name="Kills">How often it was killed.</param>
/// <param name="ByHand">Steps that a person undid.</param>
internal sealed record Aborted(Outcome Outcome, IReadOnlyList<string> Written, int Kills, IReadOnlyList<string> ByHand);
