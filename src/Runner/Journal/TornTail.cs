using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Journal;

/// <summary>What an append that was cut off left behind.</summary>
internal static class TornTail
{
    /// <summary>Keeps the tail in a file of its own, then cuts it off.</summary>
    public static void MoveAside(JournalPaths paths, FileStream journal, long whole, long sequence, Func<string, FileMode, FileStream> open)
    {
        var tail = new byte[journal.Length - whole];
        journal.Position = whole;
        journal.ReadExactly(tail);
        if (!Files(paths, sequence).Any(f => Read(f).AsSpan().SequenceEqual(tail)))
            Save(Unused(paths, sequence), tail, open);
        journal.SetLength(whole);
        journal.Flush(flushToDisk: true);
    }

    /// <summary>The tails that stood where the entry comes, for its data; null for none.</summary>
    public static JsonArray? Describe(JournalPaths paths, long sequence)
    {
        var files = Files(paths, sequence).Select(f => (JsonNode)Describe(f)).ToArray();
        return files.Length == 0 ? null : [.. files];
    }

    private static JsonObject Describe(string file)
    {
        var bytes = Read(file);
        return new() { ["file"] = Path.GetFileName(file), ["bytes"] = bytes.Length, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
    }

    private static byte[] Read(string file)
    {
        try
        {
            StateFile.Require(file);
            return StateFile.Read(file, JournalLine.MostBytes) ?? throw new FileNotFoundException($"{file} was removed while it was read.", file);
        }
        catch (FormatException e)
        {
            throw RunnerError.Refused($"{file} is no torn end of a journal ({e.Message}). Move it away.");
        }
    }

    private static void Save(string file, byte[] tail, Func<string, FileMode, FileStream> open)
    {
        using var stream = open(file, FileMode.CreateNew);
        stream.Write(tail);
        stream.Flush(flushToDisk: true);
    }

    private static IEnumerable<string> Files(JournalPaths paths, long sequence) => Names(paths, sequence).TakeWhile(File.Exists);

    private static string Unused(JournalPaths paths, long sequence) => Names(paths, sequence).First(f => !File.Exists(f));

    private static IEnumerable<string> Names(JournalPaths paths, long sequence)
        => Enumerable.Range(1, int.MaxValue).Select(n => Path.Combine(
            paths.Folder, string.Create(CultureInfo.InvariantCulture, $"{JournalPaths.TornName}{sequence}{(n == 1 ? "" : $"-{n}")}")));
}
