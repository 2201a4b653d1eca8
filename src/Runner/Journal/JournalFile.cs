using System.Text.Json.Nodes;

namespace Groundplan.Runner.Journal;

/// <summary>A journal in a folder, open for appending. Every entry is on the disk before its append returns.</summary>
internal sealed class JournalFile : IJournalWriter
{
    private readonly FolderLock _folder;
    private readonly StateSettings _settings;
    private readonly Func<string, FileMode, FileStream> _open;
    private readonly FileStream _journal;
    private readonly JournalChain _chain;
    private JsonArray? _torn;
    private long _length;
    private JournalWriteError? _failed;

    private JournalFile(FolderLock folder, StateSettings settings, Func<string, FileMode, FileStream> open, FileStream journal, FileScan scan)
    {
        (_folder, _settings, _open, _journal, _chain, _length) = (folder, settings, open, journal, scan.Chain, scan.WholeBytes);
        _torn = TornTail.Describe(folder.Paths, _chain.Sequence + 1);
    }

    public long Sequence => _chain.Sequence;

    /// <summary>Verifies all that is there, moves a torn tail aside, and stands at the end.</summary>
    /// <param name="folder">Closed together with the journal; by the caller when opening fails.</param>
    /// <param name="settings">Clock and secrets.</param>
    /// <param name="open">Opens files; tests bring disks that are full.</param>
    /// <param name="cancellationToken">Stops the verification.</param>
    /// <exception cref="JournalDamagedError">What is there is not what was written.</exception>
    /// <exception cref="JournalWriteError">The disk is full or broken.</exception>
    public static async Task<JournalFile> OpenAsync(FolderLock folder, StateSettings settings, Func<string, FileMode, FileStream> open, CancellationToken cancellationToken)
    {
        FileStream? journal = null;
        FileScan? scan = null;
        try
        {
            journal = open(folder.Paths.Journal, FileMode.OpenOrCreate);
            if (journal.Length == 0)
                StateFile.RequireKept(journal);
            scan = new FileScan(folder.Paths, journal);
            var report = await scan.VerifyAsync(cancellationToken);
            if (report.Problem is { } problem)
                throw new JournalDamagedError(folder.Paths.Folder, problem);
            if (report.TornBytes > 0)
                TornTail.MoveAside(folder.Paths, journal, scan.WholeBytes, report.Entries + 1, open);
            if (report.Entries > 0)
                DurableFile.Replace(folder.Paths.Head, new JournalHead(report.Entries, report.Hash).ToBytes(), open);
            return new JournalFile(folder, settings, open, journal, scan);
        }
        catch (Exception e)
        {
            journal?.Dispose();
            if (e is IOException or UnauthorizedAccessException)
                throw new JournalWriteError(folder.Paths.Folder, scan?.Chain.Sequence ?? 0, "It was not opened, and nothing was appended.", e);
            throw;
        }
    }

    /// <exception cref="JournalWriteError">Says what is on the disk. The journal takes no more entries until it is opened again.</exception>
    public Task<JournalEntry> AppendAsync(JournalEvent what)
    {
        if (_failed is not null)
            throw _failed;
        var (line, entry) = _chain.Next(_settings.Redaction.Apply(WithTorn(what)), _settings.Time.GetUtcNow());
        WriteLine(line);
        _chain.Advance(entry);
        _torn = null;
        WriteHead();
        return Task.FromResult(entry);
    }

    public void Dispose()
    {
        _journal.Dispose();
        _folder.Dispose();
    }

    private JournalEvent WithTorn(JournalEvent what)
    {
        if (_torn is null)
            return what;
        var data = (JsonObject?)what.Data?.DeepClone() ?? [];
        data["torn"] = _torn.DeepClone();
        return what with { Data = data };
    }

    private void WriteLine(byte[] line)
    {
        try
        {
            _journal.Position = _length;
            _journal.Write([.. line, (byte)'\n']);
            _journal.Flush(flushToDisk: true);
            _length += line.Length + 1;
        }
        catch (Exception e) when (DurableFile.IsRefusal(e))
        {
            throw _failed = new JournalWriteError(_folder.Paths.Folder, Sequence, TakeBack(), e);
        }
    }

    private string TakeBack()
    {
        try
        {
            _journal.SetLength(_length);
            _journal.Flush(flushToDisk: true);
            return $"Nothing of entry {Sequence + 1} is.";
        }
        catch (Exception e) when (DurableFile.IsRefusal(e))
        {
            return $"Of entry {Sequence + 1} nothing, a part or all may be there ({e.Message}); the next run finds out, and moves a part aside.";
        }
    }

    private void WriteHead()
    {
        try
        {
            DurableFile.Replace(_folder.Paths.Head, new JournalHead(_chain.Sequence, _chain.Hash).ToBytes(), _open);
        }
        catch (Exception e) when (DurableFile.IsRefusal(e))
        {
            throw _failed = new JournalWriteError(_folder.Paths.Folder, Sequence, "Only journal.head is not up to date; the next run writes it.", e);
        }
    }
}
