namespace Groundplan.Runner.Journal;

/// <summary>This process has the folder to itself while this is open; the operating system lets go of it when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    // Sharing and lock violation on Windows; EAGAIN on Linux and macOS.
    private static readonly HashSet<int> HeldElsewhere = [unchecked((int)0x80070020), unchecked((int)0x80070021), 11, 35];

    private readonly FileStream _handle;

    private FolderLock(JournalPaths paths, FileStream handle)
    {
        Paths = paths;
        _handle = handle;
    }

    public JournalPaths Paths { get; }

    /// <summary>Null when another process, or another handle of this one, has it.</summary>
    public static FolderLock? TryTake(JournalPaths paths)
    {
        Directory.CreateDirectory(paths.Folder);
        try
        {
            return new FolderLock(paths, Open(paths.Lock));
        }
        catch (IOException e) when (HeldElsewhere.Contains(e.HResult))
        {
            return null;
        }
    }

    public void Dispose() => _handle.Dispose();

    private static FileStream Open(string path)
    {
        var handle = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        try
        {
            if (handle.Length == 0)
                StateFile.RequireKept(handle);
            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }
}
