using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>What a sync needs to go on after a crash. Kept at most once a second, except for multipart uploads, which nobody else would find again.</summary>
internal sealed class SyncCheckpoint : IDisposable
{
    private readonly StepRun _step;
    private readonly SemaphoreSlim _saving = new(1);
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, string> _uploads;
    private long _saved;

    private SyncCheckpoint(StepRun step, int round, IReadOnlyList<RangeCursor> ranges, SyncTally tally, SortedDictionary<string, string> uploads)
        => (_step, Round, Ranges, Tally, _uploads, _saved) = (step, round, ranges, tally, uploads, step.Time.GetTimestamp());

    /// <summary>How often all was looked at, from 1.</summary>
    public int Round { get; private set; }

    public IReadOnlyList<RangeCursor> Ranges { get; }

    public SyncTally Tally { get; }

    /// <summary>Uploads that were begun and not ended when the runner was killed: ids and keys.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Uploads
    {
        get
        {
            lock (_lock)
                return [.. _uploads];
        }
    }

    /// <summary>What the step saved; null when it has saved nothing.</summary>
    public static SyncCheckpoint? Read(StepRun step)
    {
        if (step.Checkpoint is not { } json)
            return null;
        var ranges = json["ranges"]!.AsArray().Select(r => new RangeCursor(new KeyRange((string?)r!["after"], (string?)r["until"]))
        {
            Cursor = (string?)r["cursor"],
            Done = (bool)r["done"]!,
        });
        var tally = SyncTally.Of((long)json["copied"]!, (long)json["bytes"]!, (long)json["skipped"]!, (long)json["deleted"]!, (long)json["changed"]!);
        var uploads = new SortedDictionary<string, string>(json["uploads"]!.AsArray().ToDictionary(u => (string)u!["id"]!, u => (string)u!["key"]!), StringComparer.Ordinal);
        return new SyncCheckpoint(step, (int)json["round"]!, [.. ranges], tally, uploads);
    }

    public static SyncCheckpoint Start(StepRun step, IEnumerable<KeyRange> ranges)
        => new(step, 1, [.. ranges.Select(r => new RangeCursor(r))], new SyncTally(), new SortedDictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Looks at everything from the start.</summary>
    public void NextRound()
    {
        Round++;
        Tally.ForgetSkipped();
        foreach (var range in Ranges)
            (range.Cursor, range.Done) = (null, false);
    }

    public async Task BeginUploadAsync(string id, string key, CancellationToken cancellationToken)
    {
        lock (_lock)
            _uploads[id] = key;
        await SaveAsync(cancellationToken);
    }

    public void EndUpload(string id)
    {
        lock (_lock)
            _uploads.Remove(id);
    }

    public ValueTask SaveIfDueAsync(CancellationToken cancellationToken)
        => _step.Time.GetElapsedTime(Interlocked.Read(ref _saved)) >= TimeSpan.FromSeconds(1) ? new ValueTask(SaveAsync(cancellationToken)) : ValueTask.CompletedTask;

    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await _saving.WaitAsync(cancellationToken);
        try
        {
            Interlocked.Exchange(ref _saved, _step.Time.GetTimestamp());
            await _step.SaveAsync(ToJson(), cancellationToken);
        }
        finally
        {
            _saving.Release();
        }
    }

    public void Dispose() => _saving.Dispose();

    private JsonObject ToJson() => new()
    {
        ["round"] = Round,
        ["copied"] = Tally.Copied,
        ["bytes"] = Tally.Bytes,
        ["skipped"] = Tally.Skipped,
        ["deleted"] = Tally.Deleted,
        ["changed"] = Tally.Changed,
        ["ranges"] = new JsonArray([.. Ranges.Select(r => new JsonObject { ["after"] = r.Range.After, ["until"] = r.Range.Until, ["cursor"] = r.Cursor, ["done"] = r.Done })]),
        ["uploads"] = new JsonArray([.. Uploads.Select(u => new JsonObject { ["id"] = u.Key, ["key"] = u.Value })]),
    };
}
