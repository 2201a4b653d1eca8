namespace Corpus.TopologicalSortCase;

/// <summary>A topological order by depth, and the circle that prevents one.</summary>
public static class TopologicalSort
{
    public static string Run() => Order("shirt>tie tie>jacket trousers>shoes trousers>belt belt>jacket") + "\n" + Order("a>b b>c c>a") + "\n" + Order("x>y");

    private static string Order(string edges)
    {
        var graph = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var edge in edges.Split(' '))
        {
            if (edge.Split('>') is not [var from, var to])
                continue;
            graph.TryAdd(from, []);
            graph.TryAdd(to, []);
            graph[from].Add(to);
        }

        var state = new Dictionary<string, bool>();
        var order = new Stack<string>();
        try
        {
            foreach (var node in graph.Keys)
                Visit(node);
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }

        return string.Join(" ", order);

        void Visit(string node)
        {
            if (state.TryGetValue(node, out var isDone))
            {
                if (!isDone)
                    throw new InvalidOperationException($"circle at {node}");
                return;
            }

            state[node] = false;
            foreach (var next in graph[node])
                Visit(next);
            state[node] = true;
            order.Push(node);
        }
    }
}
