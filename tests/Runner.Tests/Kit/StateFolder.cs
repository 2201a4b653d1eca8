using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>A state folder on disk, removed afterwards.</summary>
internal sealed class StateFolder : IDisposable
{
    public StateFolder() => Settings = new StateSettings(Time, Redaction);

    public string Path { get; } = Directory.CreateTempSubdirectory("groundplan-state-").FullName;

    public ManualTime Time { get; } = new();

    public Redaction Redaction { get; } = new();

    public StateSettings Settings { get; }

    public JournalPaths Paths => new(Path);

    public static CancellationToken None => CancellationToken.None;

    public static LeaseOwner Owner(string id, string? host = null) => new(id, host ?? Environment.MachineName, Environment.ProcessId);

    public FileStateStore Store() => new(Path, Settings);

    /// <summary>Appends so many entries in a session of their own.</summary>
    public async Task WriteAsync(int entries)
    {
        await using var session = await Store().AcquireAsync(Owner("writer"), None);
        for (var i = 1; i <= entries; i++)
            await session.AppendAsync(new JournalEvent(JournalKind.StepFinished, $"step-{i}", 1, $"token-{i}", new JsonObject { ["output"] = $"väl {i}", ["count"] = i }), None);
    }

    public async Task<JournalReport> VerifyAsync() => await Store().VerifyAsync(None);

    public async Task<List<JournalEntry>> ReadAsync()
    {
        var entries = new List<JournalEntry>();
        await foreach (var entry in Store().ReadAllAsync(None))
            entries.Add(entry);
        return entries;
    }

    public byte[] Bytes() => File.ReadAllBytes(Paths.Journal);

    public List<byte[]> Lines()
    {
        var lines = new List<byte[]>();
        var bytes = Bytes().AsSpan();
        while (bytes.IndexOf((byte)'\n') is var end and >= 0)
        {
            lines.Add(bytes[..(end + 1)].ToArray());
            bytes = bytes[(end + 1)..];
        }
        return lines;
    }

    public void Put(IEnumerable<byte[]> lines) => File.WriteAllBytes(Paths.Journal, [.. lines.SelectMany(l => l)]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
