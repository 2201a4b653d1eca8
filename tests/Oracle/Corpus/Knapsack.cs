namespace Corpus.KnapsackCase;

/// <summary>The best load by dynamic programming.</summary>
public static class Knapsack
{
    private sealed record Item(string Name, int Weight, int Value);

    public static string Run()
    {
        Item[] items = [new("map", 9, 150), new("compass", 13, 35), new("water", 153, 200), new("sandwich", 50, 160), new("glucose", 15, 60), new("tin", 68, 45), new("banana", 27, 60)];
        return string.Join("\n", new[] { 0, 50, 100, 200 }.Select(limit => Best(items, limit)));
    }

    private static string Best(Item[] items, int limit)
    {
        var best = new int[items.Length + 1, limit + 1];
        for (var i = 1; i <= items.Length; i++)
        {
            for (var weight = 0; weight <= limit; weight++)
            {
                var item = items[i - 1];
                best[i, weight] = best[i - 1, weight];
                if (item.Weight <= weight)
                    best[i, weight] = Math.Max(best[i, weight], best[i - 1, weight - item.Weight] + item.Value);
            }
        }

        var taken = new List<string>();
        for (int i = items.Length, weight = limit; i > 0; i--)
        {
            if (best[i, weight] == best[i - 1, weight])
                continue;
            taken.Add(items[i - 1].Name);
            weight -= items[i - 1].Weight;
        }

        return $"{limit}: {best[items.Length, limit]} {string.Join(",", taken)}";
    }
}
