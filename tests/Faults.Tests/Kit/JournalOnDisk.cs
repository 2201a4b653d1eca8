using System.Text;
using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>The journal of a run as it is on the disk, seen from outside.</summary>
internal sealed class JournalOnDisk(string folder)
{
    /// <summary>Stands before the id of a step that is being undone.</summary>
    public const string Undo = "undo ";

    private const byte LineFeed = (byte)'\n';

    private readonly Lock _lock = new();
    private readonly List<string> _open = [];
    private long _read;

    public string File => Path.Combine(folder, "journal.jsonl");

    /// <summary>The step that was begun last and has not ended; the entry is there before its first request.</summary>
    public string? OpenStep()
    {
        lock (_lock)
        {
            foreach (var entry in NewEntries())
                Take(entry);
            return _open.LastOrDefault();
        }
    }

    public async Task<List<JournalEntry>> EntriesAsync()
    {
        var entries = new List<JournalEntry>();
        using var store = new FileStateStore(folder, new StateSettings(TimeProvider.System, new Redaction()));
        await foreach (var entry in store.ReadAllAsync(CancellationToken.None))
            entries.Add(entry);
        return entries;
    }

    /// <summary>Leaves what a crash in the middle of the next entry's write leaves: its line, but for so many bytes at the end.</summary>
    /// <param name="missing">How many of every four parts of the line; 0 for the line's end alone.</param>
    public async Task TearAsync(int missing)
    {
        var last = (await EntriesAsync())[^1];
        var what = new JournalEvent(JournalKind.StepCheckpoint, last.Step, last.Attempt, last.Token, new JsonObject { ["checkpoint"] = new JsonObject { ["at"] = "never" } });
        var line = JournalLine.Write(last.Sequence + 1, last.Time, what, last.Hash);
        await using var stream = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        await stream.WriteAsync(line.AsMemory(0, Math.Max(1, line.Length * (4 - (missing % 4)) / 4)));
    }

    private IEnumerable<JsonNode> NewEntries()
    {
        if (!System.IO.File.Exists(File))
            yield break;
        using var stream = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = _read;
        var bytes = new byte[Math.Max(0, stream.Length - _read)];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false); // a torn line may be cut off meanwhile
        var whole = bytes.AsSpan(0, length).LastIndexOf(LineFeed) + 1;
        _read += whole;
        foreach (var line in Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            yield return JsonNode.Parse(line)!;
    }

    private void Take(JsonNode entry)
    {
        if (entry["step"]?.ToString() is not { } step)
            return;
        switch (entry["kind"]!.ToString())
        {
            case JournalKind.StepStarted:
                Open(step);
                break;
            case JournalKind.StepFinished or JournalKind.StepSkipped:
                _open.Remove(step);
                break;
            case JournalKind.CompensationStarted:
                Open(Undo + step);
                break;
            case JournalKind.CompensationFinished:
                _open.Remove(Undo + step);
                break;
            default:
                break; // checkpoints and failures leave it open
        }
    }

    private void Open(string step)
    {
        if (!_open.Contains(step))
            _open.Add(step);
    }
}
