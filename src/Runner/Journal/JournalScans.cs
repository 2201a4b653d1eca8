using System.Runtime.CompilerServices;

namespace Groundplan.Runner.Journal;

/// <summary>The two ways to go through a journal.</summary>
internal static class JournalScans
{
    public static async Task<JournalReport> VerifyAsync(this IJournalScan scan, CancellationToken cancellationToken)
    {
        await foreach (var _ in scan.EntriesAsync(cancellationToken))
            continue;
        return scan.Report!;
    }

    /// <exception cref="JournalDamagedError">At the first line that is not as it was written. A torn tail is no entry and no error.</exception>
    public static async IAsyncEnumerable<JournalEntry> ReadAsync(this IJournalScan scan, string location, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in scan.EntriesAsync(cancellationToken))
            yield return entry;
        if (scan.Report!.Problem is { } problem)
            throw new JournalDamagedError(location, problem);
    }
}
