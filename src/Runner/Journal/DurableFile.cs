namespace Groundplan.Runner.Journal;

/// <summary>Files whose bytes are on the disk before the call returns.</summary>
internal static class DurableFile
{
    /// <summary>Opens a file for reading and writing, past the caches.</summary>
    public static FileStream Open(string path, FileMode mode)
        => new(path, mode, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.WriteThrough);

    /// <summary>Puts new content in the place of a file: readers see the old or the new, never a part.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content, Func<string, FileMode, FileStream> open)
    {
        var made = path + ".new";
        using (var stream = open(made, FileMode.Create))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }
        File.Move(made, path, overwrite: true);
    }
}
