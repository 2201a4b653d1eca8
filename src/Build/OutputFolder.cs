using System.Text.Json;

namespace Groundplan.Build;

/// <summary>
/// Brings an output folder to a set of documents: writes what changed through a temporary name, removes what the last manifest listed
/// and the new one does not, touches nothing else.
/// </summary>
internal static class OutputFolder
{
    public const string ManifestName = "manifest.json";

    /// <returns>How many files were written or removed.</returns>
    public static int Update(string folder, IReadOnlyList<CarriedDocument> documents)
    {
        var root = Path.GetFullPath(folder);
        if (documents.GroupBy(document => document.Path, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidDataException($"two documents are {twice.Key}");
        var targets = documents.ToDictionary(document => Resolve(root, document.Path), document => document.Content, StringComparer.Ordinal);
        var manifest = Path.Combine(root, ManifestName);
        RejectLinkedFolders(root, targets.Keys);
        var listed = Listed(root, manifest).ToList();
        RejectLinkedFolders(root, listed);
        var orphans = listed.Where(file => !targets.ContainsKey(file) && File.Exists(file)).ToList();

        // The manifest goes last: until it is there, the old one still lists what an interrupted update has to remove.
        var written = targets.Where(target => target.Key != manifest).Count(target => WriteIfChanged(target.Key, target.Value));
        foreach (var orphan in orphans)
            Remove(root, orphan);
        return written + orphans.Count + (WriteIfChanged(manifest, targets[manifest]) ? 1 : 0);
    }

    private static string Resolve(string root, string path)
    {
        var full = Path.GetFullPath(Path.Combine(root, path));
        return full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new InvalidDataException($"the document path '{path}' leads out of the output folder");
    }

    /// <summary>A link below the output folder may lead anywhere; what is written or removed behind it is not ours.</summary>
    private static void RejectLinkedFolders(string root, IEnumerable<string> files)
    {
        foreach (var file in files)
            for (var folder = Path.GetDirectoryName(file)!; folder.Length > root.Length; folder = Path.GetDirectoryName(folder)!)
                if (new DirectoryInfo(folder).LinkTarget is not null)
                    throw new InvalidDataException($"'{Path.GetRelativePath(root, folder)}' in the output folder is a symbolic link, which is not written through; delete it and build again");
    }

    private static IEnumerable<string> Listed(string root, string manifest)
    {
        var file = new FileInfo(manifest);
        if (!file.Exists && file.LinkTarget is null)
            return [];
        if (file.LinkTarget is not null || file.Length == 0)
            throw new InvalidDataException($"{manifest} is empty, or is no file but a link, a pipe or a device; delete it to have it written anew");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
            return [.. from planRoot in json.RootElement.GetProperty("roots").EnumerateArray()
                       from document in planRoot.GetProperty("documents").EnumerateArray()
                       select Resolve(root, document.GetProperty("path").GetString() ?? "")];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{manifest} is not a manifest of Groundplan ({exception.Message}); delete it to have it written anew", exception);
        }
    }

    private static bool WriteIfChanged(string file, byte[] content)
    {
        if (Holds(file, content))
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            File.Delete(temporary);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
                stream.Write(content);
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return true;
    }

    // A link, a pipe or a device is replaced, never read or written through: what is moved over it takes its place.
    private static bool Holds(string file, byte[] content) =>
        new FileInfo(file) is { Exists: true, LinkTarget: null } info && info.Length == content.Length && File.ReadAllBytes(file).AsSpan().SequenceEqual(content);

    private static void Remove(string root, string orphan)
    {
        File.Delete(orphan);
        for (var folder = Path.GetDirectoryName(orphan)!; folder.Length > root.Length && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!)
            Directory.Delete(folder);
    }
}
