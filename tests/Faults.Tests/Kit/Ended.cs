namespace Groundplan.Faults.Tests.Kit;

/// <summary>How a process of a run ended that goes on.</summary>
/// <param name="Passed">The step that people let pass; null where the process was killed.</param>
internal sealed record Ended(string? Passed)
{
    public bool WasKilled => Passed is null;
}
