namespace Groundplan.Runner.Journal;

/// <summary>The end of a journal. One at a time, one append at a time.</summary>
internal interface IJournalWriter : IDisposable
{
    /// <summary>Sequence of the last entry; 0 for none.</summary>
    long Sequence { get; }

    /// <summary>The entry, when it is kept for certain.</summary>
    Task<JournalEntry> AppendAsync(JournalEvent what);
}
