namespace Corpus.LinqTourCase;

/// <summary>Operators of LINQ, one after the other.</summary>
public static class LinqTour
{
    private sealed record Item(string Name, int Size);

    public static string Run()
    {
        Item[] items = [new("pen", 3), new("ink", 1), new("desk", 30), new("ink", 5)];
        object[] results =
        [
            items.DistinctBy(item => item.Name).Count(), items.Aggregate("", (text, item) => text + item.Name[0]), items.Average(item => item.Size), items.Chunk(3).Select(chunk => chunk.Length).Last(), items.SkipWhile(item => item.Size < 10).First().Name,
            items.GroupBy(item => item.Name, (name, all) => $"{name}{all.Sum(item => item.Size)}").Aggregate((a, b) => a + b), items.ToDictionary(item => item.Name + item.Size)["ink5"].Size, items.Select(item => item.Size).Order().SequenceEqual([1, 3, 5, 30]), items.Zip(items.Skip(1), (a, b) => b.Size - a.Size).Min(),
            items.Any(item => item.Size > 29) && !items.All(item => item.Size > 1), items.Join(items, a => a.Name, b => b.Name, (a, b) => a.Size * b.Size).Sum(), string.Join("", items.SelectMany(item => item.Name).Distinct().OrderDescending()), items.LastOrDefault(item => item.Size == 2)?.Name ?? "none", items.Index().MaxBy(pair => pair.Item.Size).Index,
            string.Join(",", Enumerable.Range(1, 5).Except([2]).Intersect([1, 2, 3]).Union([9]).Append(7).Prepend(0)), Enumerable.Repeat("x", 3).Aggregate((a, b) => a + b), items.OrderBy(item => item.Name).ThenByDescending(item => item.Size).Select(item => item.Size).ToList()[0], items.Partition(), items.Select((item, index) => item.Size * index).Sum(), items.ToLookup(item => item.Size > 4)[true].Count(), items.TakeLast(2).Reverse().First().Size, items.MinBy(item => item.Name)!.Size, items.OfType<object>().Cast<Item>().ElementAtOrDefault(9) is null, items.AggregateBy(item => item.Name, 0, (sum, item) => sum + item.Size).Select(pair => pair.Value).Max(),
        ];
        return string.Join("\n", results);
    }

    private static string Partition(this IEnumerable<Item> items) => items.Aggregate((Small: 0, Large: 0), (counts, item) => item.Size < 5 ? (counts.Small + 1, counts.Large) : counts with { Large = counts.Large + 1 }).ToString();
}
