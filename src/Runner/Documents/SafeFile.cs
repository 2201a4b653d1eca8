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
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > maxBytes)
                throw RunnerError.Usage($"{shownPath} has {stream.Length} bytes, more than the {maxBytes} that are read.");
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
}
