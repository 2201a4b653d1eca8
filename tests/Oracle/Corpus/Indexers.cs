namespace Corpus.IndexersCase;

/// <summary>Indexers by position, index, range and key.</summary>
public static class Indexers
{
    private sealed class Text(string value)
    {
        public char this[Index index] => value[index.GetOffset(value.Length)];

        public string this[Range range]
        {
            get
            {
                var (offset, length) = range.GetOffsetAndLength(value.Length);
                return value.Substring(offset, length);
            }
        }
    }

    private sealed class Grid
    {
        private readonly Dictionary<(int, string), double> _cells = [];

        public int Length => 4;

        public double this[int row, string column = "a"]
        {
            get => _cells.TryGetValue((row, column), out var value) ? value : double.NaN;
            set => _cells[(row, column)] = value;
        }

        public string this[int row] => $"row{row}";

        public string Slice(int start, int length) => $"{start}+{length}";
    }

    public static string Run()
    {
        var text = new Text("groundplan");
        var grid = new Grid { [1, "b"] = 2.5 };
        grid[1, "b"] += 1;
        Index last = ^1;
        Range middle = 2..^2;
        var items = new List<int> { 1, 2, 3, 4 };
        items[^1] *= 10;
        return $"{text[0]}{text[^1]}{text[last]} {text[middle]} {text[..3]} {grid[1, "b"]} {grid[9, "z"]} {grid[^1]} {grid[1..3]} {items[last]} {string.Join(",", items[1..^1])} {last} {middle} {"abc"[^2..]} {new[] { 1, 2, 3 }[..^1].Length}";
    }
}
