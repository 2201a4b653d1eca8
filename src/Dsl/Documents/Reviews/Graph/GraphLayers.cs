namespace Groundplan.Documents.Reviews.Graph;

/// <summary>Layers by the longest path to a node that refers to nothing; a reference that closes a cycle does not count.</summary>
internal static class GraphLayers
{
    /// <summary>The layer of each node; 0 refers to nothing.</summary>
    public static int[] Of(ResourceGraph graph)
    {
        var targets = graph.Edges.ToLookup(edge => edge.From, edge => edge.To);
        var layers = new int[graph.Nodes.Count];
        var states = new State[graph.Nodes.Count];
        for (var node = 0; node < layers.Length; node++)
            Visit(node, targets, layers, states);
        return layers;
    }

    /// <summary>Depth first without recursion: a chain of references may be as long as a stack has resources.</summary>
    private static void Visit(int start, ILookup<int, int> targets, int[] layers, State[] states)
    {
        if (states[start] != State.New)
            return;
        var path = new Stack<(int Node, IEnumerator<int> Targets)>();
        states[start] = State.Open;
        path.Push((start, targets[start].GetEnumerator()));
        while (path.Count > 0)
        {
            var (node, remaining) = path.Peek();
            if (!remaining.MoveNext())
            {
                states[node] = State.Done;
                path.Pop();
                if (path.Count > 0)
                    layers[path.Peek().Node] = Math.Max(layers[path.Peek().Node], layers[node] + 1);
                continue;
            }

            var target = remaining.Current;
            if (states[target] == State.Done)
                layers[node] = Math.Max(layers[node], layers[target] + 1);
            if (states[target] != State.New)
                continue;
            states[target] = State.Open;
            path.Push((target, targets[target].GetEnumerator()));
        }
    }

    private enum State
    {
        New,
        Open,
        Done,
    }
}
