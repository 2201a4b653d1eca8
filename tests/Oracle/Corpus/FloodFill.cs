namespace Corpus.FloodFillCase;

/// <summary>Areas of a map.</summary>
public static class FloodFill
{
    public static string Run()
    {
        var grid = "##.. #..# ..## #.#.".Split(' ').Select(row => row.ToCharArray()).ToArray();
        var sizes = new List<int>();
        for (var y = 0; y < grid.Length; y++)
        {
            for (var x = 0; x < grid[y].Length; x++)
            {
                if (grid[y][x] == '#')
                    sizes.Add(Fill(grid, x, y, (char)('A' + sizes.Count)));
            }
        }

        return string.Join("/", grid.Select(row => new string(row))) + " " + string.Join(",", sizes);
    }

    private static int Fill(char[][] grid, int startX, int startY, char mark)
    {
        var (stack, size) = (new Stack<(int, int)>([(startX, startY)]), 0);
        while (stack.TryPop(out var cell))
        {
            var (x, y) = cell;
            if (y < 0 || y >= grid.Length || x < 0 || x >= grid[y].Length || grid[y][x] != '#')
                continue;
            grid[y][x] = mark;
            size++;
            foreach (var (dx, dy) in ((int, int)[])[(1, 0), (-1, 0), (0, 1), (0, -1)])
                stack.Push((x + dx, y + dy));
        }

        return size;
    }
}
