using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>
/// The groups in which a branch waits for another one in the middle. Branches of a Parallel state cannot do that, so that the steps of such a group stand one after
/// the other, in an order that keeps all conditions.
/// </summary>
internal sealed class InterleavedGroups
{
    private readonly HashSet<StepBlock.Group> _interleaved = [];
    private readonly IReadOnlyList<StepNode> _nodes;

    public InterleavedGroups(MigrationGraph graph)
    {
        _nodes = graph.Nodes;
        var around = new IReadOnlyList<(StepBlock.Group Group, int Branch)>[_nodes.Count];
        foreach (var phase in graph.Phases)
            Read(phase.Blocks, [], around);

        // The last steps of a group are all in it.
        foreach (var (from, to) in graph.Added)
            _interleaved.UnionWith(to.Select(node => Parting(around[from[0].Index], around[node.Index])).OfType<StepBlock.Group>());
    }

    /// <summary>Their ids, in order.</summary>
    public IEnumerable<string> Ids => _interleaved.Select(group => group.Of.Id ?? "").OrderBy(id => id, StringComparer.Ordinal);

    /// <summary>The steps of a group in the order in which they are done; null for one whose branches do not wait for each other.</summary>
    public IReadOnlyList<StepNode>? OrderOf(StepBlock.Group group) => _interleaved.Contains(group)
        ? [.. Enumerable.Range(group.First, group.End - group.First).Select(i => _nodes[i]).OrderBy(node => node.Place)]
        : null;

    /// <summary>The group in whose different branches two steps are, or null.</summary>
    private static StepBlock.Group? Parting(IReadOnlyList<(StepBlock.Group Group, int Branch)> one, IReadOnlyList<(StepBlock.Group Group, int Branch)> other)
    {
        for (var i = 0; i < Math.Min(one.Count, other.Count); i++)
        {
            if (one[i].Group != other[i].Group)
                return null;
            if (one[i].Branch != other[i].Branch)
                return one[i].Group;
        }

        return null;
    }

    private static void Read(IReadOnlyList<StepBlock> blocks, IReadOnlyList<(StepBlock.Group Group, int Branch)> inside, IReadOnlyList<(StepBlock.Group Group, int Branch)>[] around)
    {
        foreach (var block in blocks)
        {
            if (block is StepBlock.One one)
                around[one.Node.Index] = inside;
            if (block is not StepBlock.Group group)
                continue;
            for (var branch = 0; branch < group.Branches.Count; branch++)
                Read(group.Branches[branch], [.. inside, (group, branch)], around);
        }
    }
}
