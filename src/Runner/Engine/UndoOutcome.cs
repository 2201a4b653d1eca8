namespace Groundplan.Runner.Engine;

/// <summary>What an abort or a rollback makes of a step.</summary>
internal enum UndoOutcome
{
    /// <summary>Its compensation ran, or would run.</summary>
    Undone,

    /// <summary>There is nothing to undo: it only read.</summary>
    ChangedNothing,

    /// <summary>What it did is still there, since nothing undoes it.</summary>
    Stays,

    /// <summary>A person said that it is left as it is.</summary>
    Skipped,
}

/// <summary>The words for an outcome.</summary>
internal static class UndoOutcomes
{
    /// <summary>As it is in the journal, in JSON and in tables.</summary>
    public static string Word(this UndoOutcome outcome) => outcome switch
    {
        UndoOutcome.Undone => "undone",
        UndoOutcome.ChangedNothing => "changed nothing",
        UndoOutcome.Stays => "stays",
        _ => "skipped",
    };

    /// <summary>The outcome that a word says; null for none.</summary>
    public static UndoOutcome? Of(string? word)
        => Enum.GetValues<UndoOutcome>().Where(o => Word(o) == word).Select(o => (UndoOutcome?)o).FirstOrDefault();
}
