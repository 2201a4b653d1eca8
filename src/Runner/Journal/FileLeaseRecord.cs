using System.Security.Cryptography;

namespace Groundplan.Runner.Journal;

/// <summary>The lease beside a journal file. Written only by who has the <see cref="FolderLock"/>, so that reading and then writing is safe.</summary>
internal sealed class FileLeaseRecord(JournalPaths paths) : ILeaseRecord
{
    // A lease has some hundred.
    private const int MostBytes = 64 * 1024;

    public Task<HeldLease?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Read());

    public async Task<string?> TryWriteAsync(Lease lease, string? tag, CancellationToken cancellationToken)
    {
        if ((await ReadAsync(cancellationToken))?.Tag != tag)
            return null;
        var bytes = lease.ToBytes();
        DurableFile.Replace(paths.Lease, bytes, DurableFile.Open);
        return Tag(bytes);
    }

    public async Task<bool> TryRemoveAsync(string tag, CancellationToken cancellationToken)
    {
        if ((await ReadAsync(cancellationToken))?.Tag != tag)
            return false;
        File.Delete(paths.Lease);
        return true;
    }

    private HeldLease? Read()
    {
        try
        {
            return StateFile.Read(paths.Lease, MostBytes) is { } bytes ? new HeldLease(Lease.Read(bytes, paths.Lease), Tag(bytes)) : null;
        }
        catch (FormatException e)
        {
            throw Lease.None(paths.Lease, e);
        }
    }

    private static string Tag(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
