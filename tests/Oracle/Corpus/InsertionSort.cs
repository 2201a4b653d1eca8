namespace Corpus.InsertionSortCase;

/// <summary>Insertion sort, also of structs.</summary>
public static class InsertionSort
{
    private struct Point
    {
        public int X;
        public int Y;

        public override readonly string ToString() => $"({X},{Y})";
    }

    public static string Run()
    {
        var points = new Point[] { new() { X = 2, Y = 1 }, new() { X = 1, Y = 5 }, new() { X = 2, Y = 0 }, new() { X = 0, Y = 9 } };
        for (var i = 1; i < points.Length; i++)
        {
            var point = points[i];
            var j = i - 1;
            for (; j >= 0 && IsAfter(points[j], point); j--)
                points[j + 1] = points[j];
            points[j + 1] = point;
        }

        return string.Join(" ", points);
    }

    private static bool IsAfter(in Point a, in Point b) => a.X > b.X || a.X == b.X && a.Y > b.Y;
}
