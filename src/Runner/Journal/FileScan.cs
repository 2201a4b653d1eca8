using System.Runtime.CompilerServices;

namespace Groundplan.Runner.Journal;

/// <summary>One pass over a journal file and its head; somebody may be appending meanwhile.</summary>
internal sealed class FileScan(JournalPaths paths, Stream stream) : IJournalScan
{
    private readonly JournalReader _reader = new(stream);
    private string? _hashAtHead;

    public JournalChain Chain => _reader.Chain;

    public long WholeBytes => _reader.WholeBytes;

    public JournalReport? Report { get; private set; }

    public async IAsyncEnumerable<JournalEntry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = Head(out var unreadable);
        await foreach (var entry in _reader.EntriesAsync(cancellationToken))
        {
            if (entry.Sequence == before.Sequence)
                _hashAtHead = entry.Hash;
            yield return entry;
        }
        Report = Judge(_reader.Problem ?? unreadable ?? Against(before) ?? Ahead());
    }

    private JournalReport Judge(JournalProblem? problem)
    {
        var state = problem is not null ? JournalState.Damaged : _reader.TornBytes > 0 ? JournalState.Torn : JournalState.Whole;
        return new JournalReport(state, Chain.Sequence, Chain.Hash, _reader.TornBytes, problem);
    }

    private JournalHead Head(out JournalProblem? problem)
    {
        problem = null;
        try
        {
            return JournalHead.Read(paths.Head) ?? new JournalHead(0, JournalChain.Origin);
        }
        catch (FormatException e)
        {
            problem = new JournalProblem(1, $"cannot be trusted to be followed by all others: journal.head is not as it was written ({e.Message})");
            return new JournalHead(0, JournalChain.Origin);
        }
    }

    private JournalProblem? Against(JournalHead head)
    {
        if (head.Sequence > Chain.Sequence)
            return new JournalProblem(Chain.Sequence + 1, $"is missing or cut: journal.head knows {head.Sequence} entries, {Chain.Sequence} are whole");
        return head.Sequence == 0 || head.Hash == _hashAtHead ? null : new JournalProblem(head.Sequence, "is another entry than the one that journal.head knows");
    }

    // The head is written right after its entry, so that a crash leaves it one behind at most.
    private JournalProblem? Ahead()
    {
        var now = Head(out var unreadable);
        return unreadable ?? (Chain.Sequence <= now.Sequence + 1
            ? null
            : new JournalProblem(now.Sequence + 1, $"is one that journal.head does not know: it knows {now.Sequence} entries, there are {Chain.Sequence}"));
    }
}
