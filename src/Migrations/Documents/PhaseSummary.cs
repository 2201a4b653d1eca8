using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>A phase in one line.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Window">When it may run; empty for any time.</param>
/// <param name="Steps">How many steps it has, the soak not counted.</param>
/// <param name="AtMost">How long its longest way may take, the soak not counted.</param>
/// <param name="Soak">How long it is watched; empty where it is not.</param>
internal sealed record PhaseSummary(Phase Phase, string Window, int Steps, string AtMost, string Soak)
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromHours(1);

    public static IEnumerable<PhaseSummary> Of(MigrationFacts facts)
    {
        var nodes = facts.Steps.ToLookup<StepNode, Phase>(node => node.Phase, ByReference.Instance);
        foreach (var phase in facts.Migration.Phases.OfType<Phase>())
        {
            var soak = GraphBuilder.SoakOf(phase);
            var own = nodes[phase].Where(node => soak is null || node.Step.Id != soak.Id || node.Step is not Wait).ToList();
            yield return new(phase, WindowOf(phase), own.Count, Durations.Text(LongestWay(own)), soak is null ? "" : Durations.Text(soak.Time));
        }
    }

    /// <summary>When a phase may run.</summary>
    public static string WindowOf(Phase phase) => phase.Window is { } window ? $"{window.Opens} to {window.Closes ?? "?"}" : "";

    /// <summary>How long a step may take.</summary>
    public static TimeSpan AtMostOf(Step step) => step is Wait wait ? wait.Time : step.Timeout ?? DefaultTimeout;

    private static TimeSpan LongestWay(IReadOnlyList<StepNode> nodes)
    {
        var ends = new Dictionary<StepNode, double>();
        foreach (var node in nodes)
            ends[node] = node.Before.Select(before => ends.TryGetValue(before, out var end) ? end : 0).DefaultIfEmpty(0).Max() + Math.Max(0, AtMostOf(node.Step).TotalSeconds);
        return TimeSpan.FromSeconds(Math.Min(ends.Values.DefaultIfEmpty(0).Max(), int.MaxValue));
    }
}
