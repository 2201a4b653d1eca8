namespace Corpus.UnionFindCase;

/// <summary>Disjoint sets with path halving.</summary>
public static class UnionFind
{
    private sealed class Sets(int count)
    {
        private readonly int[] _parents = [.. Enumerable.Range(0, count)];
        private readonly int[] _sizes = [.. Enumerable.Repeat(1, count)];

        public int Count { get; private set; } = count;

        public int Find(int item)
        {
            while (_parents[item] != item)
                item = _parents[item] = _parents[_parents[item]];
            return item;
        }

        public bool Union(int a, int b)
        {
            (a, b) = (Find(a), Find(b));
            if (a == b)
                return false;
            if (_sizes[a] < _sizes[b])
                (a, b) = (b, a);
            _parents[b] = a;
            _sizes[a] += _sizes[b];
            Count--;
            return true;
        }
    }

    public static string Run()
    {
        var sets = new Sets(8);
        var results = new[] { (0, 1), (2, 3), (1, 2), (0, 3), (5, 6) }.Select(pair => sets.Union(pair.Item1, pair.Item2)).ToList();
        return string.Join(",", results) + " " + sets.Count + " " + (sets.Find(0) == sets.Find(3)) + (sets.Find(0) == sets.Find(5));
    }
}
