using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>Finds steps that wait for each other.</summary>
internal static class Cycles
{
    /// <summary>A cycle for each added edge that leads back to where a step already waits for it, from the edge's end to its start.</summary>
    public static IEnumerable<IReadOnlyList<StepNode>> Of(MigrationGraph graph)
    {
        foreach (var (from, to) in graph.Added)
        {
            if (from == to)
                yield return [to];
            else if (graph.IsBefore(to, from) && Way(graph, to, from) is { } way)
                yield return way;
        }
    }

    private static IReadOnlyList<StepNode>? Way(MigrationGraph graph, StepNode first, StepNode last)
    {
        var added = graph.Added.ToLookup(edge => edge.To, edge => edge.From);
        var next = new Dictionary<StepNode, StepNode?> { [last] = null };
        var pending = new Queue<StepNode>([last]);
        while (pending.Count > 0 && pending.Dequeue() is var node)
        {
            if (node == first)
                return Follow(next, first);
            foreach (var before in node.Before.Concat(added[node]))
            {
                if (next.ContainsKey(before))
                    continue;
                next.Add(before, node);
                pending.Enqueue(before);
            }
        }

        return null;
    }

    private static List<StepNode> Follow(Dictionary<StepNode, StepNode?> next, StepNode first)
    {
        var way = new List<StepNode>();
        for (StepNode? node = first; node is not null; node = next[node])
            way.Add(node);
        return way;
    }
}
