namespace Groundplan.Runner.Journal;

/// <summary>A path in a state folder, where only a file may be: opening a pipe waits for whoever is at its other end, and a device keeps nothing.</summary>
internal static class StateFile
{
    // What opening a socket is answered with.
    private const int NoSuchDevice = 6;

    /// <summary>Stops where something else is, or a link to it. What was never written to yet is fine.</summary>
    /// <exception cref="RunnerError">It is a folder, a pipe or a socket.</exception>
    public static void Require(string path)
    {
        if (Directory.Exists(path))
            throw NoFile(path, "a folder");
        if (IsEmpty(path) && !IsSeekable(path))
            throw NoFile(path, "a pipe or a socket");
    }

    /// <summary>Whether something is there that shows no length: a file without content, a pipe, a socket or a device.</summary>
    public static bool IsEmpty(string path)
    {
        try
        {
            return File.Exists(path) && (File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)) is FileInfo { Exists: true, Length: 0 };
        }
        catch (FileNotFoundException)
        {
            return false; // somebody removed it meanwhile
        }
    }

    /// <summary>The content of a file; null where there is none.</summary>
    /// <exception cref="FormatException">It has more bytes than any that was written: a link to a device has no end.</exception>
    public static byte[]? Read(string path, int mostBytes)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var buffer = new byte[mostBytes + 1];
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return length <= mostBytes ? buffer[..length] : throw new FormatException($"it has more than {mostBytes} bytes");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Stops where what was opened is a device. Only for who may change it, and only while it is empty.</summary>
    /// <exception cref="RunnerError">It is one.</exception>
    public static void RequireKept(FileStream empty)
    {
        try
        {
            empty.SetLength(0);
        }
        catch (Exception e) when (e is IOException or NotSupportedException or ArgumentException or UnauthorizedAccessException)
        {
            throw NoFile(empty.Name, "a device");
        }
    }

    // To read and write, which does not wait. Without the right to write, nothing is read from what is empty.
    private static bool IsSeekable(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return stream.CanSeek;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.HResult != NoSuchDevice; // anything else is a file that is held, or gone, or not ours to write
        }
    }

    private static RunnerError NoFile(string path, string what)
        => RunnerError.Refused($"{path} is {what}, where the state keeps a file. Move it away, or name another place for the journal with --state.");
}
