using System.Security.Cryptography;

namespace Groundplan.Runner.Journal;

/// <summary>The lease beside a journal file. Written only by who has the <see cref="FolderLock"/>, so that reading and then writing is safe.</summary>
internal sealed class FileLeaseRecord(JournalPaths paths) : ILeaseRecord
{
    // A lease has some hundred bytes. A link to a device has no end.
    private const int MostBytes = 64 * 1024;

    public async Task<HeldLease?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new FileStream(paths.Lease, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            var buffer = new byte[MostBytes + 1];
            var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            if (length > MostBytes)
                throw RunnerError.Refused($"{paths.Lease} is no lease (it has more than {MostBytes} bytes). When you know that nobody runs, delete it.");
            var bytes = buffer[..length];
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
