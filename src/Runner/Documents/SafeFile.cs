namespace Groundplan.Runner.Documents;

/// <summary>Files inside a folder, and only inside it.</summary>
internal static class SafeFile
{
    /// <summary>Reads a file that a document names.</summary>
    /// <param name="folder">The folder that may be read.</param>
    /// <param name="relative">Path inside it, with slashes.</param>
    /// <param name="maxBytes">Largest size accepted.</param>
    /// <exception cref="RunnerError">The path leads out of the folder, or the file is missing or too large.</exception>
    public static byte[] Read(string folder, string relative, long maxBytes)
    {
        var segments = relative.Split('/');
        if (relative.Length == 0 || Path.IsPathRooted(relative) || relative.Contains('\\') || relative.Contains('\0')
            || segments.Any(s => s is "" or "." or ".."))
            throw RunnerError.Usage($"'{relative}' in the manifest is not a path inside the plan folder. Rebuild the project.");
        var path = folder;
        foreach (var segment in segments)
        {
            path = Path.Combine(path, segment);
            if (new FileInfo(path).LinkTarget is not null)
                throw RunnerError.Usage($"'{relative}' in the plan folder is a symbolic link, which is not followed. Rebuild the project.");
        }
        return ReadAll(path, relative, maxBytes);
    }

    /// <summary>Reads a file with a bound on its size.</summary>
    public static byte[] ReadAll(string path, string shownPath, long maxBytes)
    {
        try
        {
            RejectWhatIsNoFile(path, shownPath);
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > maxBytes)
                throw RunnerError.Usage($"{shownPath} has {stream.Length} bytes, more than the {maxBytes} that are read. Rebuild the project.");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw RunnerError.Usage($"{shownPath} is missing. Build the project.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw RunnerError.Usage($"{shownPath} cannot be read: {e.Message}");
        }
    }

    // Opening a pipe waits for whoever writes to it. Pipes and devices show a length of 0, which no document has.
    private static void RejectWhatIsNoFile(string path, string shownPath)
    {
        if (Directory.Exists(path))
            throw RunnerError.Usage($"{shownPath} is a folder, not a file. Delete it, and rebuild the project.");
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path);
        if (target is FileInfo { Exists: true, Length: 0 })
            throw RunnerError.Usage($"{shownPath} is empty, or is no file but a pipe or a device. Delete it, and rebuild the project.");
    }
}
