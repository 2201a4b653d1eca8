namespace Groundplan.Migrations.Graph;

/// <summary>Points of a plane, from which all that are at or beyond a corner can be taken.</summary>
internal sealed class PointTree
{
    private readonly int[] _numbers;
    private readonly int[] _xs;
    private readonly int[] _highest;
    private readonly int _leaves = 1;

    public PointTree(IReadOnlyList<(int X, int Y)> points)
    {
        _numbers = [.. Enumerable.Range(0, points.Count).OrderBy(i => points[i].X)];
        _xs = [.. _numbers.Select(number => points[number].X)];
        while (_leaves < points.Count)
            _leaves *= 2;
        _highest = new int[2 * _leaves];
        for (var i = 0; i < _leaves; i++)
            _highest[_leaves + i] = i < points.Count ? points[_numbers[i]].Y : int.MinValue;
        for (var i = _leaves - 1; i > 0; i--)
            _highest[i] = Math.Max(_highest[2 * i], _highest[(2 * i) + 1]);
    }

    /// <summary>All points, to take from.</summary>
    public Rest All() => new(this, (int[])_highest.Clone());

    /// <summary>The points that are left.</summary>
    /// <param name="tree">What there was.</param>
    /// <param name="highest">The highest Y of what is left below each node; the leaves stand last, by X.</param>
    internal sealed class Rest(PointTree tree, int[] highest)
    {
        /// <summary>Takes all points whose X and Y are at least these, and gives their numbers.</summary>
        public IReadOnlyList<int> Take(int x, int y)
        {
            var taken = new List<int>();
            var first = Array.BinarySearch(tree._xs, x);
            first = first < 0 ? ~first : first;
            while (first > 0 && tree._xs[first - 1] == x)
                first--;
            if (first < tree._xs.Length)
                Take(1, 0, tree._leaves, first, y, taken);
            return taken;
        }

        private void Take(int node, int begin, int end, int first, int y, List<int> taken)
        {
            if (end <= first || highest[node] < y || highest[node] == int.MinValue)
                return;
            if (node >= tree._leaves)
            {
                taken.Add(tree._numbers[begin]);
                highest[node] = int.MinValue;
                return;
            }

            var middle = (begin + end) / 2;
            Take(2 * node, begin, middle, first, y, taken);
            Take((2 * node) + 1, middle, end, first, y, taken);
            highest[node] = Math.Max(highest[2 * node], highest[(2 * node) + 1]);
        }
    }
}
