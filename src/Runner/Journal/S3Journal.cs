using Amazon.Runtime;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Journal;

/// <summary>The end of a journal in S3. An entry is an object that is made only where there is none, so that no two runs write the same sequence.</summary>
internal sealed class S3Journal : IJournalWriter
{
    private const int MostConflicts = 5;

    private readonly string _location;
    private readonly string _owner;
    private readonly S3Objects _objects;
    private readonly StateSettings _settings;
    private readonly JournalChain _chain;
    private JournalWriteError? _failed;

    private S3Journal(string location, string owner, S3Objects objects, StateSettings settings, JournalChain chain)
        => (_location, _owner, _objects, _settings, _chain) = (location, owner, objects, settings, chain);

    public long Sequence => _chain.Sequence;

    /// <summary>Stands at the end. Of what is there, only the last entry is verified; reading all verifies all.</summary>
    /// <exception cref="JournalDamagedError">An entry is missing, or the last one is not as it was written.</exception>
    public static async Task<S3Journal> OpenAsync(string location, string owner, S3Objects objects, StateSettings settings, CancellationToken cancellationToken)
    {
        var last = 0L;
        await foreach (var name in objects.ListAsync(S3Entries.Folder, cancellationToken))
            if (name != S3Entries.Name(++last))
                throw new JournalDamagedError(location, new JournalProblem(last, $"is missing: {S3Entries.Name(last)} belongs where {name} is"));
        var chain = last == 0 ? new JournalChain() : JournalChain.After(await LastAsync(location, objects, last, cancellationToken));
        return At(location, owner, objects, settings, chain);
    }

    /// <summary>Stands where the caller says the end is.</summary>
    public static S3Journal At(string location, string owner, S3Objects objects, StateSettings settings, JournalChain chain) => new(location, owner, objects, settings, chain);

    /// <exception cref="LeaseLostError">Somebody else wrote this entry.</exception>
    /// <exception cref="JournalWriteError">Says what is kept. The journal takes no more entries until it is opened again.</exception>
    public async Task<JournalEntry> AppendAsync(JournalEvent what)
    {
        if (_failed is not null)
            throw _failed;
        var (line, entry) = _chain.Next(_settings.Redaction.Apply(what), _settings.Time.GetUtcNow());
        try
        {
            await PutAsync([.. line, (byte)'\n'], S3Entries.Name(entry.Sequence));
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or OperationCanceledException)
        {
            throw _failed = new JournalWriteError(_location, Sequence, $"Entry {entry.Sequence} may be there or not ({AwsErrors.Describe(e)}); the next run finds out.", e);
        }
        _chain.Advance(entry);
        return entry;
    }

    public void Dispose()
    {
    }

    // What is refused may be there because of a first try whose answer was lost; where nothing is there, another write was under way.
    private async Task PutAsync(byte[] bytes, string name)
    {
        for (var attempt = 1; await _objects.TryPutAsync(name, bytes, null, CancellationToken.None) is null; attempt++)
        {
            var there = await ThereAsync(name);
            if (there?.AsSpan().SequenceEqual(bytes) == true)
                return;
            if (there is not null || attempt == MostConflicts)
                throw new LeaseLostError(_location, _owner, $"somebody else wrote {name}");
            await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), _settings.Time);
        }
    }

    // Empty where it is larger than any that was written.
    private async Task<byte[]?> ThereAsync(string name)
    {
        try
        {
            return (await _objects.GetAsync(name, CancellationToken.None))?.Bytes;
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private static async Task<JournalEntry> LastAsync(string location, S3Objects objects, long sequence, CancellationToken cancellationToken)
    {
        var (entry, wrong) = await EntryAsync(objects, sequence, cancellationToken);
        if (wrong is null && entry!.Sequence != sequence)
            wrong = $"is entry {entry.Sequence}";
        return wrong is null ? entry! : throw new JournalDamagedError(location, new JournalProblem(sequence, wrong));
    }

    private static async Task<(JournalEntry? Entry, string? Wrong)> EntryAsync(S3Objects objects, long sequence, CancellationToken cancellationToken)
    {
        try
        {
            if (await objects.GetAsync(S3Entries.Name(sequence), cancellationToken) is not ([.. var line, (byte)'\n'], _))
                return (null, "has no LF at its end");
            var wrong = JournalLine.Read(line, out var entry);
            return (entry, wrong);
        }
        catch (FormatException e)
        {
            return (null, $"is no entry: {e.Message}");
        }
    }
}
