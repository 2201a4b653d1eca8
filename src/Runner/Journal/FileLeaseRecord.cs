using System.Security.Cryptography;

namespace Groundplan.Runner.Journal;

/// <summary>The lease beside a journal file. Written only by who has the <see cref="FolderLock"/>, so that reading and then writing is safe.</summary>
internal sealed class FileLeaseRecord(JournalPaths paths) : ILeaseRecord
{
    public async Task<HeldLease?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(paths.Lease, cancellationToken);
            return new HeldLease(Lease.Read(bytes, paths.Lease), Tag(bytes));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

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

    private static string Tag(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
