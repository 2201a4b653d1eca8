using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Saves how far a step is, at most once a second or every 25,000 items, and finds it again.</summary>
/// <param name="step">The step.</param>
/// <param name="purpose">What the state is about, such as the ids of both tables; a state of something else is not used.</param>
internal sealed class TableCheckpoints(StepRun step, string purpose)
{
    private const long MostItems = 25_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1);
    private long _savedAt = step.Time.GetTimestamp();
    private long _savedItems;

    /// <summary>The phase that was saved last; null when there is nothing, or it is about something else.</summary>
    public string? Phase => step.Checkpoint is { } saved && saved["purpose"]?.ToString() == purpose ? saved["phase"]?.ToString() : null;

    /// <summary>A flag of the last state.</summary>
    public bool? Flag(string name) => Phase is null ? null : step.Checkpoint![name]?.GetValue<bool>();

    /// <summary>The segments of a phase as they were saved, or all at their start.</summary>
    public SegmentState[] Segments(string phase, int count)
        => Saved(phase) is JsonArray { Count: > 0 } saved ? [.. saved.Select(SegmentState.Read)] : [.. Enumerable.Repeat(SegmentState.Start, count)];

    /// <summary>What was done in a phase that is over.</summary>
    public WorkCounts Counts(string phase) => Saved(phase) is JsonArray saved ? Sum([.. saved.Select(SegmentState.Read)]) : default;

    public static WorkCounts Sum(SegmentState[] segments) => segments.Aggregate(default(WorkCounts), (sum, s) => sum + s.Counts);

    /// <summary>Saves, when it is time to.</summary>
    public async Task MaybeSaveAsync(string phase, Func<JsonObject> state, SegmentState[] segments, CancellationToken cancellationToken)
    {
        var read = Sum(segments).Read;
        if ((step.Time.GetElapsedTime(Interlocked.Read(ref _savedAt)) < Interval && read - Interlocked.Read(ref _savedItems) < MostItems) || !await _one.WaitAsync(0, CancellationToken.None))
            return;
        try
        {
            await WriteAsync(phase, state(), read, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Saves now.</summary>
    public async Task SaveAsync(string phase, JsonObject state, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await WriteAsync(phase, state, 0, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Segments as they are saved.</summary>
    public static JsonArray ToJson(SegmentState[] segments) => [.. segments.Select(s => s.ToJson())];

    private async Task WriteAsync(string phase, JsonObject state, long items, CancellationToken cancellationToken)
    {
        state["purpose"] = purpose;
        state["phase"] = phase;
        await step.SaveAsync(state, cancellationToken);
        Interlocked.Exchange(ref _savedAt, step.Time.GetTimestamp());
        Interlocked.Exchange(ref _savedItems, items);
    }

    private JsonNode? Saved(string phase) => Phase is null ? null : step.Checkpoint![phase];
}
