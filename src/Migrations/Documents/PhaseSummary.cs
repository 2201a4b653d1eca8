using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>A phase in one line.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Window">When it may run; empty for any time.</param>
/// <param name="Steps">How many steps it has, the soak not counted.</param>
/// <param name="Time">How long it takes, the soak not counted.</param>
/// <param name="Soak">How long it is watched; empty where it is not.</param>
internal sealed record PhaseSummary(Phase Phase, string Window, int Steps, PhaseTime Time, string Soak)
{
    public static IEnumerable<PhaseSummary> Of(MigrationFacts facts)
    {
        var nodes = facts.Steps.Where(node => !node.IsSoak).ToLookup<StepNode, Phase>(node => node.Phase, ByReference.Instance);
        foreach (var phase in facts.Migration.Phases.OfType<Phase>())
        {
            var soak = GraphBuilder.SoakOf(phase);
            var own = nodes[phase].ToList();
            yield return new(phase, WindowOf(phase), own.Count, PhaseTime.Of(own), soak is null ? "" : Durations.Text(soak.Time));
        }
    }

    /// <summary>What its longest way may take; empty where nobody says.</summary>
    public string AtMost => Time.AtMost is { } longest ? Durations.Text(longest) : "";

    /// <summary>When a phase may run.</summary>
    public static string WindowOf(Phase phase) => phase.Window is { } window ? $"{window.Opens} to {window.Closes ?? "?"}" : "";
}
