namespace Groundplan.Migrations.Graph;

/// <summary>What <see cref="Step.After"/> and <see cref="Step.NotBefore"/> add to the order: all of some steps are before each of others.</summary>
/// <param name="From">The step that is named, or the last steps of the group.</param>
/// <param name="To">Whatever waits for them.</param>
internal sealed record AddedEdge(IReadOnlyList<StepNode> From, List<StepNode> To);
