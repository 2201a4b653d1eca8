namespace Groundplan.Runner.Journal;

/// <summary>What an entry reports: part of the format, listed in docs/runner.md.</summary>
internal static class JournalKind
{
    public const string RunStarted = "run-started";
    public const string RunResumed = "run-resumed";
    public const string RunFinished = "run-finished";
    public const string RunInterrupted = "run-interrupted";
    public const string StepStarted = "step-started";
    public const string StepCheckpoint = "step-checkpoint";
    public const string StepFinished = "step-finished";
    public const string StepFailed = "step-failed";
    public const string StepSkipped = "step-skipped";
    public const string CompensationStarted = "compensation-started";
    public const string CompensationFinished = "compensation-finished";
    public const string CompensationFailed = "compensation-failed";
    public const string Approved = "approved";
    public const string ApprovalInvalidated = "approval-invalidated";
    public const string Aborted = "aborted";
    public const string Unlocked = "unlocked";

    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        RunStarted, RunResumed, RunFinished, RunInterrupted, StepStarted, StepCheckpoint, StepFinished, StepFailed, StepSkipped,
        CompensationStarted, CompensationFinished, CompensationFailed, Approved, ApprovalInvalidated, Aborted, Unlocked,
    };
}
