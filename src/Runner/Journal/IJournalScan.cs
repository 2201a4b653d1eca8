namespace Groundplan.Runner.Journal;

/// <summary>One pass over a journal, whose verdict is known at its end.</summary>
internal interface IJournalScan
{
    /// <summary>Null until all entries were read.</summary>
    JournalReport? Report { get; }

    /// <summary>Every entry that is as it was written, up to the first that is not.</summary>
    IAsyncEnumerable<JournalEntry> EntriesAsync(CancellationToken cancellationToken);
}
