using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>
/// The groups in which a branch waits for another one in the middle. Branches of a Parallel state cannot do that, so that the steps of such a group stand one after
/// the other, in an order that keeps all conditions.
/// </summary>
internal sealed class InterleavedGroups
{
    private readonly Dictionary<ParallelGroup, (int First, int End)> _ranges = new(ByReference.Instance);
    private readonly HashSet<ParallelGroup> _interleaved = new(ByReference.Instance);
    private readonly HashSet<object> _entered = new(ByReference.Instance);
    private readonly IReadOnlyList<StepNode> _nodes;

    public InterleavedGroups(Migration migration, MigrationGraph graph)
    {
        _nodes = graph.Nodes;
        var around = new List<(ParallelGroup Group, int Branch)>[_nodes.Count];
        var next = 0;
        foreach (var phase in migration.Phases.OfType<Phase>())
        {
            Read(phase.Steps, [], around, ref next, 0);
            next += GraphBuilder.SoakOf(phase) is null ? 0 : 1;
        }

        foreach (var (from, to) in graph.Added)
        {
            if (Parting(around[from.Index], around[to.Index]) is { } group)
                _interleaved.Add(group);
        }
    }

    /// <summary>Their ids, in order.</summary>
    public IEnumerable<string> Ids => _interleaved.Select(group => group.Id ?? "").OrderBy(id => id, StringComparer.Ordinal);

    /// <summary>The steps of a group in the order in which they are done; null for one whose branches do not wait for each other.</summary>
    public IReadOnlyList<StepNode>? OrderOf(ParallelGroup group)
    {
        if (!_interleaved.Contains(group))
            return null;
        var (first, end) = _ranges[group];
        var waits = new int[end - first];
        var followers = new List<StepNode>[end - first];
        for (var i = first; i < end; i++)
        {
            foreach (var earlier in _nodes[i].Before.Concat(_nodes[i].Conditions.SelectMany(condition => condition.Earlier)).Where(node => node.Index >= first && node.Index < end))
            {
                waits[i - first]++;
                (followers[earlier.Index - first] ??= []).Add(_nodes[i]);
            }
        }

        // Steps that wait for each other are a finding, and then there is no document.
        var ready = new SortedSet<int>(Enumerable.Range(first, end - first).Where(i => waits[i - first] == 0));
        var order = new List<StepNode>();
        while (ready.Count > 0)
        {
            var step = ready.Min;
            ready.Remove(step);
            order.Add(_nodes[step]);
            foreach (var follower in followers[step - first] ?? [])
            {
                if (--waits[follower.Index - first] == 0)
                    ready.Add(follower.Index);
            }
        }

        return order;
    }

    /// <summary>The group in whose different branches two steps are, or null.</summary>
    private static ParallelGroup? Parting(IReadOnlyList<(ParallelGroup Group, int Branch)>? one, IReadOnlyList<(ParallelGroup Group, int Branch)>? other)
    {
        for (var i = 0; i < Math.Min(one?.Count ?? 0, other?.Count ?? 0); i++)
        {
            if (!ReferenceEquals(one![i].Group, other![i].Group))
                return null;
            if (one[i].Branch != other[i].Branch)
                return one[i].Group;
        }

        return null;
    }

    /// <summary>Numbers the steps as the graph does.</summary>
    private void Read(IEnumerable<Step> steps, List<(ParallelGroup Group, int Branch)> inside, List<(ParallelGroup Group, int Branch)>[] around, ref int next, int depth)
    {
        foreach (var step in steps.OfType<Step>().TakeWhile(_ => depth < GraphBuilder.DeepestNesting))
        {
            switch (step)
            {
                case Sequence or ParallelGroup when !_entered.Add(step):
                    break;
                case Sequence sequence:
                    Read(sequence.Steps, inside, around, ref next, depth + 1);
                    break;
                case ParallelGroup parallel:
                    var first = next;
                    var branch = 0;
                    foreach (var each in parallel.Steps.OfType<Step>())
                        Read([each], [.. inside, (parallel, branch++)], around, ref next, depth + 1);
                    _ranges[parallel] = (first, next);
                    break;
                default:
                    around[next++] = inside;
                    break;
            }
        }
    }
}
