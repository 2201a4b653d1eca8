namespace Groundplan.Migrations.Graph;

/// <summary>
/// An order of the steps that keeps phases, groups and conditions: that in which they stand, but for a step of a branch that waits for one further down in another branch.
/// </summary>
internal static class StepOrder
{
    /// <summary>All steps, those that wait for each other in a circle last, and whether there are such.</summary>
    public static (IReadOnlyList<StepNode> Order, bool HasCircles) Of(IReadOnlyList<StepNode> nodes)
    {
        var waits = new int[nodes.Count];
        var joins = new Dictionary<IReadOnlyList<StepNode>, Join>(ByReference.Instance);
        foreach (var node in nodes)
        {
            foreach (var earlier in node.Earlier)
            {
                if (!joins.TryGetValue(earlier, out var join))
                    joins.Add(earlier, join = new(earlier.Count));
                join.Waiting.Add(node);
                waits[node.Index]++;
            }
        }

        var partOf = joins.SelectMany(join => join.Key.Select(node => (node.Index, Join: join.Value))).ToLookup(part => part.Index, part => part.Join);
        var ready = new SortedSet<int>(Enumerable.Range(0, nodes.Count).Where(i => waits[i] == 0));
        var order = new List<StepNode>(nodes.Count);
        while (ready.Count > 0)
        {
            var next = ready.Min;
            ready.Remove(next);
            order.Add(nodes[next]);
            foreach (var join in partOf[next])
            {
                if (--join.Left > 0)
                    continue;
                foreach (var waiting in join.Waiting)
                {
                    if (--waits[waiting.Index] == 0)
                        ready.Add(waiting.Index);
                }
            }
        }

        var hasCircles = order.Count < nodes.Count;
        order.AddRange(nodes.Where(node => waits[node.Index] > 0));
        return (order, hasCircles);
    }

    /// <summary>Steps that others wait for together: one list in the graph, however many wait.</summary>
    private sealed class Join(int left)
    {
        public int Left { get; set; } = left;

        public List<StepNode> Waiting { get; } = [];
    }
}
