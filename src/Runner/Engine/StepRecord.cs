using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;

namespace Groundplan.Runner.Engine;

/// <summary>What the journal says about one step.</summary>
internal sealed class StepRecord(string id)
{
    public string Id { get; } = id;

    public StepPhase Phase { get; private set; }

    public AttemptRecord Forward { get; } = new();

    public AttemptRecord Undo { get; } = new();

    public JsonObject Outputs { get; private set; } = [];

    public string? Summary { get; private set; }

    public string? Error { get; private set; }

    /// <summary>What an abort or a rollback made of it since it last began; null for nothing.</summary>
    public UndoOutcome? Undoing { get; private set; }

    /// <summary>Why it was not undone.</summary>
    public string UndoReason { get; private set; } = "";

    public DateTimeOffset? Started { get; private set; }

    public DateTimeOffset? Ended { get; private set; }

    /// <summary>The entry that began or ended it last: what came later is undone first.</summary>
    public long Sequence { get; private set; }

    public bool IsDone => Phase is StepPhase.Finished or StepPhase.Skipped;

    /// <summary>Whether it may have had an effect that is still there.</summary>
    public bool MayBeUndone => IsDone || Forward.Began || Phase is StepPhase.Undoing or StepPhase.UndoFailed;

    /// <summary>The outputs; of a step that did not end, what it captured before its effect.</summary>
    public JsonObject Captured => Phase == StepPhase.Finished || Outputs.Count > 0 ? Outputs : Forward.Checkpoint ?? [];

    public void Take(JournalEntry entry)
    {
        switch (entry.Kind)
        {
            case JournalKind.StepStarted:
                Forward.Start(entry);
                (Undoing, UndoReason) = (null, "");
                (Phase, Started, Ended, Error, Sequence) = (StepPhase.Started, entry.Time, null, null, entry.Sequence);
                break;
            case JournalKind.StepCheckpoint:
                (Undo.IsOpen && entry.Token == Undo.Token ? Undo : Forward).Save(entry);
                break;
            case JournalKind.StepFinished:
                Forward.End(entry);
                (Phase, Ended, Sequence) = (StepPhase.Finished, entry.Time, entry.Sequence);
                (Outputs, Summary) = (entry.Data["outputs"] as JsonObject ?? [], RunState.Text(entry.Data, "summary"));
                break;
            case JournalKind.StepFailed:
                Forward.End(entry);
                (Phase, Ended, Error) = (StepPhase.Failed, entry.Time, RunState.Text(entry.Data, "error"));
                break;
            case JournalKind.StepSkipped:
                Skip(entry);
                break;
            case JournalKind.CompensationStarted:
                Undo.Start(entry);
                (Phase, Error) = (StepPhase.Undoing, null);
                break;
            case JournalKind.CompensationFailed:
                Undo.End(entry);
                (Phase, Error) = (StepPhase.UndoFailed, RunState.Text(entry.Data, "error"));
                break;
            case JournalKind.CompensationFinished:
                Undo.End(entry);
                Reset(entry, UndoOutcomes.Of(RunState.Text(entry.Data, "outcome")) ?? UndoOutcome.Undone);
                break;
        }
    }

    private void Skip(JournalEntry entry)
    {
        if (RunState.Truth(entry.Data, "undo"))
        {
            Reset(entry, UndoOutcome.Skipped);
            return;
        }
        Forward.End(entry);
        (Phase, Ended, Sequence, Summary) = (StepPhase.Skipped, entry.Time, entry.Sequence, RunState.Text(entry.Data, "reason"));
    }

    private void Reset(JournalEntry entry, UndoOutcome outcome)
    {
        Forward.Forget();
        Undo.Forget();
        (Phase, Outputs, Started, Ended, Error) = (StepPhase.Pending, [], null, null, null);
        (Summary, Sequence) = (RunState.Text(entry.Data, "summary") ?? RunState.Text(entry.Data, "reason"), entry.Sequence);
        (Undoing, UndoReason) = (outcome, RunState.Text(entry.Data, "reason") ?? "");
    }
}
