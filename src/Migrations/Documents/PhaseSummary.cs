using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>A phase in one line.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Blocks">What stands in it.</param>
/// <param name="Window">When it may run; empty for any time.</param>
/// <param name="Steps">How many steps it has, the soak not counted.</param>
/// <param name="Time">How long it takes, the soak not counted.</param>
/// <param name="Soak">How long it is watched; empty where it is not.</param>
internal sealed record PhaseSummary(Phase Phase, IReadOnlyList<StepBlock> Blocks, string Window, int Steps, PhaseTime Time, string Soak)
{
    public static IEnumerable<PhaseSummary> Of(MigrationFacts facts)
    {
        foreach (var (phase, _, blocks) in facts.Root.Graph.Phases)
        {
            var own = StepBlock.StepsIn(blocks).Where(node => !node.IsSoak).ToList();
            yield return new(phase, blocks, WindowOf(phase), own.Count, PhaseTime.Of(own), phase.Soak is { } soak ? Durations.Text(soak) : "");
        }
    }

    /// <summary>What its longest way may take; empty where nobody says.</summary>
    public string AtMost => Time.AtMost is { } longest ? Durations.Text(longest) : "";

    /// <summary>When a phase may run.</summary>
    public static string WindowOf(Phase phase) => phase.Window is { } window ? $"{window.Opens} to {window.Closes ?? "?"}" : "";
}
