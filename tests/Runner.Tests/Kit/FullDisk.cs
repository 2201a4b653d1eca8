using System.Globalization;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>A disk that takes so many more bytes into the files of one name; what does not fit is written as far as it goes.</summary>
internal sealed class FullDisk(string fileName)
{
    public long Free { get; set; } = long.MaxValue;

    public bool RefusesToCut { get; set; }

    public bool RefusesToFlush { get; set; }

    public FileStream Open(string path, FileMode mode)
        => Path.GetFileName(path).StartsWith(fileName, StringComparison.Ordinal) ? new Limited(this, path, mode) : Journal.DurableFile.Open(path, mode);

    private sealed class Limited(FullDisk disk, string path, FileMode mode)
        : FileStream(path, mode, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.WriteThrough)
    {
        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

        public override void Write(byte[] buffer, int offset, int count)
        {
            var fits = (int)Math.Min(disk.Free, count);
            base.Write(buffer, offset, fits);
            disk.Free -= fits;
            if (fits < count)
                throw new IOException(string.Create(CultureInfo.InvariantCulture, $"No space left on device after {fits} bytes."));
        }

        public override void Flush(bool flushToDisk)
        {
            if (disk.RefusesToFlush)
                throw new IOException("Input/output error.");
            base.Flush(flushToDisk);
        }

        public override void SetLength(long value)
        {
            if (disk.RefusesToCut)
                throw new IOException("Input/output error.");
            base.SetLength(value);
        }
    }
}
