using System.Runtime.CompilerServices;

namespace Groundplan.Runner.Journal;

/// <summary>One pass over a journal in S3.</summary>
internal sealed class S3Scan(S3Objects objects) : IJournalScan
{
    private const int AtOnce = 16;

    private readonly JournalChain _chain = new();
    private JournalProblem? _problem;

    public JournalReport? Report { get; private set; }

    public async IAsyncEnumerable<JournalEntry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var names in objects.ListAsync(S3Entries.Folder, cancellationToken).Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            var contents = await Task.WhenAll(names.Select(name => GetAsync(name, cancellationToken)));
            foreach (var (name, content) in names.Zip(contents))
            {
                _problem = Take(name, content, out var entry);
                if (_problem is not null)
                    break;
                yield return entry!;
            }
            if (_problem is not null)
                break;
        }
        Report = new JournalReport(_problem is null ? JournalState.Whole : JournalState.Damaged, _chain.Sequence, _chain.Hash, 0, _problem);
    }

    private async Task<(byte[]? Bytes, string? Wrong)> GetAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await objects.GetAsync(name, cancellationToken) is var (bytes, _) ? (bytes, null) : (null, "was removed while it was read");
        }
        catch (FormatException e)
        {
            return (null, $"is no entry: {e.Message}");
        }
    }

    private JournalProblem? Take(string name, (byte[]? Bytes, string? Wrong) content, out JournalEntry? entry)
    {
        entry = null;
        var line = _chain.Sequence + 1;
        if (name != S3Entries.Name(line))
            return new JournalProblem(line, $"is missing: {S3Entries.Name(line)} belongs where {name} is");
        var wrong = content switch
        {
            (null, _) => content.Wrong,
            ([.. var bytes, (byte)'\n'], _) => _chain.Take(bytes, out entry),
            _ => "has no LF at its end",
        };
        return wrong is null ? null : new JournalProblem(line, wrong);
    }
}
