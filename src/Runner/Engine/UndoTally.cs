using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>What became, or would become, of the steps of an abort or a rollback, the latest first.</summary>
internal sealed record UndoTally(IReadOnlyList<UndoItem> Items)
{
    /// <summary>By the journal: also what an earlier, interrupted attempt of the same undertaking did.</summary>
    public static UndoTally Of(IEnumerable<MigrationStep> scope, RunState state)
        => new([
            .. scope
                .Select(s => (Step: s, Record: state.Step(s.Id)))
                .Where(s => s.Record.Undoing is not null)
                .OrderBy(s => s.Record.Sequence)
                .Select(s => new UndoItem(s.Step, s.Record.Undoing!.Value, s.Record.UndoReason)),
        ]);

    /// <summary>A line for each kind of outcome that there is, its steps by name, with the reason where nothing was done about a step.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var (outcome, items) in Groups())
        {
            var head = string.Create(CultureInfo.InvariantCulture, $"  {outcome.Word()}: {items.Count}");
            if (outcome is UndoOutcome.Undone or UndoOutcome.ChangedNothing)
            {
                yield return $"{head} ({string.Join(", ", items.Select(i => i.Step.Id))})";
                continue;
            }
            yield return head;
            foreach (var item in items)
                yield return $"    {item.Step.Id}: {item.Reason}";
        }
    }

    /// <summary>The counts in words.</summary>
    public string Text() => Items.Count == 0 ? "nothing to undo" : string.Join(", ", Groups().Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Items.Count} {(g is { Outcome: UndoOutcome.Stays, Items.Count: > 1 } ? "stay" : g.Outcome.Word())}")));

    /// <summary>Adds the counts and the steps to the members of a result.</summary>
    public void WriteTo(JsonObject data)
    {
        data["undone"] = Count(UndoOutcome.Undone);
        data["changedNothing"] = Count(UndoOutcome.ChangedNothing);
        data["stays"] = Count(UndoOutcome.Stays);
        data["skipped"] = Count(UndoOutcome.Skipped);
        data["steps"] = new JsonArray([.. Items.Select(i => new JsonObject { ["id"] = i.Step.Id, ["outcome"] = i.Outcome.Word(), ["reason"] = i.Reason.Length > 0 ? i.Reason : null })]);
    }

    private int Count(UndoOutcome outcome) => Items.Count(i => i.Outcome == outcome);

    private IEnumerable<(UndoOutcome Outcome, List<UndoItem> Items)> Groups()
        => Items.GroupBy(i => i.Outcome).OrderBy(g => g.Key).Select(g => (g.Key, g.ToList()));
}
