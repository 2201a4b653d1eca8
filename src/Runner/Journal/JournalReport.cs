namespace Groundplan.Runner.Journal;

internal enum JournalState
{
    /// <summary>Every line is as it was written, and none is missing.</summary>
    Whole,

    /// <summary>The last append was cut off in the middle; all entries before it are as they were written.</summary>
    Torn,

    /// <summary>Something was changed, moved or removed.</summary>
    Damaged,
}

/// <summary>What a verification found.</summary>
/// <param name="State">The verdict.</param>
/// <param name="Entries">How many entries are as they were written, from the first on.</param>
/// <param name="Hash">The hash of the last of them.</param>
/// <param name="TornBytes">Length of a torn tail.</param>
/// <param name="Problem">What is wrong; null unless damaged.</param>
internal sealed record JournalReport(JournalState State, long Entries, string Hash, long TornBytes = 0, JournalProblem? Problem = null);

/// <summary>What is wrong, and in which line, from 1.</summary>
internal sealed record JournalProblem(long Line, string Reason)
{
    public override string ToString() => $"line {Line} {Reason}";
}
