using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>Finds steps that wait for each other.</summary>
internal static class Cycles
{
    /// <summary>A cycle for each step that waits for what already waits for it, from the step to what it waits for.</summary>
    public static IEnumerable<IReadOnlyList<StepNode>> Of(MigrationGraph graph)
    {
        foreach (var (from, to) in graph.HasCircles ? graph.Added : [])
        {
            foreach (var step in to)
            {
                if (from.FirstOrDefault(earlier => earlier == step || graph.IsBefore(step, earlier)) is { } last)
                    yield return Way(step, last);
            }
        }
    }

    private static IReadOnlyList<StepNode> Way(StepNode first, StepNode last)
    {
        var next = new Dictionary<StepNode, StepNode?> { [last] = null };
        var taken = new HashSet<object>(ByReference.Instance);
        var pending = new Queue<StepNode>([last]);
        while (pending.Dequeue() is var node && node != first)
        {
            foreach (var before in node.Earlier.Where(taken.Add).SelectMany(earlier => earlier).Where(before => !next.ContainsKey(before)))
            {
                next.Add(before, node);
                pending.Enqueue(before);
            }
        }

        return Follow(next, first);
    }

    private static List<StepNode> Follow(Dictionary<StepNode, StepNode?> next, StepNode first)
    {
        var way = new List<StepNode>();
        for (StepNode? node = first; node is not null; node = next[node])
            way.Add(node);
        return way;
    }
}
