namespace Groundplan.Runner.Journal;

/// <summary>Files whose bytes are on the disk before the call returns.</summary>
internal static class DurableFile
{
    /// <summary>Opens a file for reading and writing, past the caches.</summary>
    public static FileStream Open(string path, FileMode mode)
        => new(path, mode, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.WriteThrough);

    /// <summary>Whether the disk did not take what was written, for want of space, of rights, or because files may not get that large, for which .NET has an exception of arguments.</summary>
    public static bool IsRefusal(Exception error) => error is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" };

    /// <summary>Puts new content in the place of a file: readers see the old or the new, never a part.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content, Func<string, FileMode, FileStream> open)
    {
        var made = path + ".new";
        File.Delete(made); // what a killed run left, or a link that leads elsewhere
        using (var stream = open(made, FileMode.CreateNew))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }
        File.Move(made, path, overwrite: true);
    }
}
