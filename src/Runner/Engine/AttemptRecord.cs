using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;

namespace Groundplan.Runner.Engine;

/// <summary>The attempts at a step, or at undoing one.</summary>
internal sealed class AttemptRecord
{
    /// <summary>The last attempt's number; 0 for none yet.</summary>
    public int Number { get; private set; }

    /// <summary>The last attempt's token of idempotency.</summary>
    public string? Token { get; private set; }

    /// <summary>SHA-256 of the arguments that it was begun with.</summary>
    public string? Inputs { get; private set; }

    /// <summary>SHA-256 of what the runbook said of the step.</summary>
    public string? Definition { get; private set; }

    /// <summary>What was last saved.</summary>
    public JsonObject? Checkpoint { get; private set; }

    /// <summary>Whether an attempt was begun whose effect may be there.</summary>
    public bool Began { get; private set; }

    /// <summary>Whether the last attempt was begun and did not end.</summary>
    public bool IsOpen { get; private set; }

    public void Start(JournalEntry entry)
    {
        var inputs = RunState.Text(entry.Data, "inputs");
        if (inputs != Inputs)
            Checkpoint = null;
        (Number, Token, Inputs, Definition) = (entry.Attempt ?? Number + 1, entry.Token, inputs, RunState.Text(entry.Data, "definition"));
        (Began, IsOpen) = (true, true);
    }

    public void Save(JournalEntry entry) => Checkpoint = entry.Data["checkpoint"] as JsonObject;

    public void End(JournalEntry entry)
    {
        Number = entry.Attempt ?? Number;
        IsOpen = false;
    }

    /// <summary>Nothing of it is there any more; the numbers go on.</summary>
    public void Forget() => (Token, Inputs, Definition, Checkpoint, Began, IsOpen) = (null, null, null, null, false, false);
}
