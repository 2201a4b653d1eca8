using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;

namespace Groundplan.Runner.Engine;

/// <summary>What the journal says about a run: entries in, in their order; the clock decides nothing.</summary>
internal sealed class RunState
{
    private readonly ConcurrentDictionary<string, StepRecord> _steps = new(StringComparer.Ordinal); // asked by steps that run side by side
    private readonly List<ApprovalRecord> _approvals = [];

    /// <summary>The entry that began the run; null when there is none.</summary>
    public JournalEntry? Started { get; private set; }

    /// <summary>What ended it: <see cref="JournalKind.RunFinished"/> or <see cref="JournalKind.Aborted"/>; null while it is not ended.</summary>
    public JournalEntry? Ended { get; private set; }

    /// <summary>The runbook and the documents that the run goes by, since its start or since a change was accepted.</summary>
    public RunBinding? Binding { get; private set; }

    /// <summary>An abort or a rollback that was begun and not brought to an end; null for none.</summary>
    public Undertaking? Undertaking { get; private set; }

    /// <summary>Who ran it last.</summary>
    public string? Operator { get; private set; }

    /// <summary>The latest time of an entry; clocks may have gone back since.</summary>
    public DateTimeOffset Latest { get; private set; } = DateTimeOffset.MinValue;

    public IReadOnlyList<ApprovalRecord> Approvals => _approvals;

    public IEnumerable<StepRecord> Steps => _steps.Values;

    public bool IsUnfinished => Started is not null && Ended is null;

    public StepRecord Step(string id) => _steps.GetOrAdd(id, i => new StepRecord(i));

    public static async Task<RunState> ReadAsync(IStateStore store, CancellationToken cancellationToken)
    {
        var state = new RunState();
        await foreach (var entry in store.ReadAllAsync(cancellationToken))
            state.Take(entry);
        return state;
    }

    public void Take(JournalEntry entry)
    {
        Latest = entry.Time > Latest ? entry.Time : Latest;
        switch (entry.Kind)
        {
            case JournalKind.RunStarted:
                Start(entry);
                break;
            case JournalKind.RunResumed:
                Resume(entry);
                break;
            case JournalKind.RunFinished or JournalKind.Aborted:
                (Ended, Undertaking) = (entry, null);
                break;
            case JournalKind.RunInterrupted:
                Undertaking = Truth(entry.Data, "complete") ? null : Undertaking;
                break;
            case JournalKind.Approved:
                _approvals.Add(ApprovalRecord.Of(entry));
                break;
            case JournalKind.ApprovalInvalidated:
                _approvals.RemoveAll(a => entry.Step is null || a.Step == entry.Step);
                break;
            default:
                if (entry.Step is { } step)
                    Step(step).Take(entry);
                break;
        }
    }

    private void Start(JournalEntry entry)
    {
        _steps.Clear();
        _approvals.Clear();
        (Started, Ended, Undertaking, Binding) = (entry, null, null, RunBinding.Of(entry.Data));
        Operator = Text(entry.Data, "operator");
    }

    private void Resume(JournalEntry entry)
    {
        Binding = RunBinding.Of(entry.Data) ?? Binding;
        Operator = Text(entry.Data, "operator") ?? Operator;
        Undertaking = Undertaking.Of(entry.Data) ?? Undertaking;
    }

    public static string? Text(JsonObject data, string name) => data[name] is { } value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool Truth(JsonObject data, string name) => data[name]?.GetValueKind() == JsonValueKind.True;
}
