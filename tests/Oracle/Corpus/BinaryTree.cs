namespace Corpus.BinaryTreeCase;

/// <summary>A search tree with removal and traversals.</summary>
public static class BinaryTree
{
    private sealed record Tree<T>(T Value, Tree<T>? Left = null, Tree<T>? Right = null)
        where T : IComparable<T>
    {
        public Tree<T> Add(T value) => value.CompareTo(Value) switch
        {
            < 0 => this with { Left = Left?.Add(value) ?? new(value) },
            > 0 => this with { Right = Right?.Add(value) ?? new(value) },
            _ => this,
        };

        public Tree<T>? Remove(T value) => value.CompareTo(Value) switch
        {
            < 0 => this with { Left = Left?.Remove(value) },
            > 0 => this with { Right = Right?.Remove(value) },
            _ when Left is null => Right,
            _ when Right is null => Left,
            _ => this with { Value = Right.First, Right = Right.Remove(Right.First) },
        };

        public T First => Left is null ? Value : Left.First;

        public int Depth => 1 + Math.Max(Left?.Depth ?? 0, Right?.Depth ?? 0);

        public IEnumerable<T> Items => [.. Left?.Items ?? [], Value, .. Right?.Items ?? []];
    }

    public static string Run()
    {
        var tree = "5 2 8 1 9 3 7".Split(' ').Select(int.Parse).Aggregate((Tree<int>?)null, (tree, value) => tree?.Add(value) ?? new(value))!;
        return $"{string.Join(",", tree.Items)} {tree.Depth} {string.Join(",", tree.Remove(5)!.Items)} {string.Join(",", tree.Remove(9)!.Remove(42)!.Items)} {tree.Add(5) == tree} {string.Concat(new Tree<string>("b").Add("a").Items)}";
    }
}
