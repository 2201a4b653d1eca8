namespace Corpus.DijkstraCase;

/// <summary>Shortest ways with a priority queue.</summary>
public static class Dijkstra
{
    private readonly record struct Edge(string To, int Cost);

    public static string Run()
    {
        var graph = new Dictionary<string, Edge[]>
        {
            ["A"] = [new("B", 7), new("C", 9), new("F", 14)],
            ["B"] = [new("C", 10), new("D", 15)],
            ["C"] = [new("D", 11), new("F", 2)],
            ["D"] = [new("E", 6)],
            ["F"] = [new("E", 9)],
        };
        var distances = new Dictionary<string, int> { ["A"] = 0 };
        var before = new Dictionary<string, string>();
        var queue = new PriorityQueue<string, int>();
        queue.Enqueue("A", 0);
        while (queue.TryDequeue(out var node, out var distance))
        {
            if (distance > distances[node])
                continue;
            foreach (var (to, cost) in graph.GetValueOrDefault(node) ?? [])
            {
                var candidate = distance + cost;
                if (distances.TryGetValue(to, out var known) && known <= candidate)
                    continue;
                distances[to] = candidate;
                before[to] = node;
                queue.Enqueue(to, candidate);
            }
        }

        var path = new List<string> { "E" };
        while (before.TryGetValue(path[0], out var previous))
            path.Insert(0, previous);
        return string.Join(",", distances.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={entry.Value}")) + " " + string.Join(">", path);
    }
}
