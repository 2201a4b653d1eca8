using System.Runtime.CompilerServices;

namespace Groundplan.Runner.Journal;

/// <summary>A journal in a folder. A process that ends lets go of it at once; a lease of another machine has to expire.</summary>
internal sealed class FileStateStore(string folder, StateSettings settings) : IStateStore
{
    private readonly JournalPaths _paths = new(Path.GetFullPath(folder));

    public string Location => _paths.Folder;

    public Task<StateSession> AcquireAsync(LeaseOwner owner, CancellationToken cancellationToken)
        => OpenAsync(owner, before => before.Host == owner.Host || before.Expires <= settings.Time.GetUtcNow(), cancellationToken);

    public Task<JournalEntry> UnlockAsync(LeaseOwner by, string reason, CancellationToken cancellationToken)
        => Unlocking.RunAsync(this, by, reason, (owner, ct) => OpenAsync(owner, _ => true, ct), cancellationToken);

    public async Task<Lease?> LeaseAsync(CancellationToken cancellationToken)
    {
        RequireFiles();
        try
        {
            return (await new FileLeaseRecord(_paths).ReadAsync(cancellationToken))?.Lease;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(e);
        }
    }

    public async IAsyncEnumerable<JournalEntry> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var journal = OpenToRead();
        await foreach (var entry in new FileScan(_paths, journal).ReadAsync(Location, cancellationToken))
            yield return entry;
    }

    public async Task<JournalReport> VerifyAsync(CancellationToken cancellationToken)
    {
        await using var journal = OpenToRead();
        return await new FileScan(_paths, journal).VerifyAsync(cancellationToken);
    }

    public void Dispose()
    {
    }

    private async Task<StateSession> OpenAsync(LeaseOwner owner, Func<Lease, bool> mayReplace, CancellationToken cancellationToken)
    {
        RequireFiles();
        var held = TakeLock()
            ?? throw new LeaseHeldError(Location, await LeaseAsync(cancellationToken), "It ends with that process.");
        try
        {
            return await StateSession.OpenAsync(
                Location,
                new FileLeaseRecord(_paths),
                owner,
                settings,
                mayReplace,
                async () => await JournalFile.OpenAsync(held, settings, DurableFile.Open, cancellationToken),
                cancellationToken);
        }
        catch (Exception e)
        {
            held.Dispose();
            if (e is IOException or UnauthorizedAccessException)
                throw Unusable(e);
            throw;
        }
    }

    private FolderLock? TakeLock()
    {
        try
        {
            return FolderLock.TryTake(_paths);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(e);
        }
    }

    private RunnerError Unusable(Exception error)
        => RunnerError.Failed($"The state in {Location} cannot be used: {error.Message} See to it that user {Environment.UserName} may read and write there, or name another place with --state.");

    private void RequireFiles()
    {
        if (File.Exists(_paths.Folder))
            throw RunnerError.Usage($"{_paths.Folder} is a file; the journal takes a folder. Name another place with --state.");
        foreach (var path in (string[])[_paths.Journal, _paths.Head, _paths.Lock, _paths.Lease])
            StateFile.Require(path);
    }

    private Stream OpenToRead()
    {
        RequireFiles();
        try
        {
            if (StateFile.IsEmpty(_paths.Journal))
                return Stream.Null;
            return new FileStream(_paths.Journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Stream.Null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(e);
        }
    }
}
