using Groundplan.Runner.Runbooks;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Engine;

/// <summary>A step that an abort or a rollback comes to.</summary>
/// <param name="Step">The step.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Reason">Why it is not undone; empty for one that is, and for one that changed nothing.</param>
internal sealed record UndoItem(MigrationStep Step, UndoOutcome Outcome, string Reason = "")
{
    /// <summary>Which data its compensation loses; null for none.</summary>
    public string? LosesData => Outcome == UndoOutcome.Undone ? Step.Compensation?.AcceptsDataLoss : null;

    /// <param name="step">The step.</param>
    /// <param name="record">Where it stands.</param>
    /// <param name="executor">Who did it.</param>
    /// <param name="leave">Why a person leaves it as it is; null when none does.</param>
    public static UndoItem Of(MigrationStep step, StepRecord record, IStepExecutor executor, string? leave)
    {
        if (leave is not null)
            return new UndoItem(step, UndoOutcome.Skipped, leave);
        if (record.Phase == StepPhase.Skipped)
            return new UndoItem(step, UndoOutcome.Skipped, $"it was skipped: {record.Summary}");
        if (step.Compensation is { } compensation)
        {
            return executor.ReasonToKeep(compensation.Kind, record.Forward.Checkpoint) is { } reason
                ? new UndoItem(step, UndoOutcome.Stays, reason)
                : new UndoItem(step, UndoOutcome.Undone);
        }
        if (step.Irreversible is { } irreversible)
            return new UndoItem(step, UndoOutcome.Stays, $"nothing undoes it: {irreversible}");
        return step.Changes ? new UndoItem(step, UndoOutcome.Stays, "it has no compensation") : new UndoItem(step, UndoOutcome.ChangedNothing);
    }
}
