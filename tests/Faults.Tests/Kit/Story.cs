using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>What a journal says was done.</summary>
internal static class Story
{
    // How much of the work fell to the last attempt, and how much one before it had done.
    private static readonly string[] Shares = ["copied", "skipped", "deleted"];

    /// <summary>Each step that was done, with what it gave, in the runbook's order.</summary>
    public static IReadOnlyList<string> Done(IEnumerable<JournalEntry> entries, IReadOnlyList<string> steps)
        => [.. entries.Where(e => e.Kind == JournalKind.StepFinished).OrderBy(e => steps.ToList().IndexOf(e.Step!)).Select(e => $"{e.Step}: {Canonical.Text(WithoutShares(e.Data["outputs"]))}")];

    private static JsonNode? WithoutShares(JsonNode? outputs)
        => outputs is JsonObject members ? new JsonObject(members.Where(m => !Shares.Contains(m.Key)).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))) : null;

    /// <summary>Steps that began before one that they come after was done.</summary>
    public static IReadOnlyList<string> OutOfOrder(IReadOnlyList<JournalEntry> entries, JsonObject runbook)
    {
        var ends = entries.Where(e => e.Kind == JournalKind.StepFinished).ToDictionary(e => e.Step!, e => e.Sequence, StringComparer.Ordinal);
        var starts = entries.Where(e => e.Kind == JournalKind.StepStarted).GroupBy(e => e.Step!).ToDictionary(g => g.Key, g => g.Min(e => e.Sequence), StringComparer.Ordinal);
        return
        [
            .. from step in runbook["steps"]!.AsArray()
               from before in Before(step!, runbook)
               where starts.TryGetValue(step!["id"]!.ToString(), out var start) && start < ends.GetValueOrDefault(before, long.MaxValue)
               select $"{step["id"]} began before {before} was done",
        ];
    }

    /// <summary>The steps that a step comes after, those of its joins among them.</summary>
    private static IEnumerable<string> Before(JsonNode step, JsonObject runbook)
    {
        var joins = Texts(step["joins"]).ToHashSet(StringComparer.Ordinal);
        return Texts(step["after"]).Concat((runbook["joins"]?.AsArray() ?? []).Where(j => joins.Contains(j!["id"]!.ToString())).SelectMany(j => Texts(j!["after"])));
    }

    private static IEnumerable<string> Texts(JsonNode? list) => (list?.AsArray() ?? []).Select(text => text!.ToString());
}
