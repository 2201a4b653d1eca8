namespace Corpus.MazeBfsCase;

/// <summary>The shortest way through a maze.</summary>
public static class MazeBfs
{
    private readonly record struct Cell(int X, int Y)
    {
        public static Cell operator +(Cell a, (int X, int Y) step) => new(a.X + step.X, a.Y + step.Y);
    }

    public static string Run() => Solve(["S.#.", "..#E", "#...", "...."]) + " " + Solve(["S#E"]);

    private static string Solve(string[] maze)
    {
        var (start, end) = (Find(maze, 'S'), Find(maze, 'E'));
        var before = new Dictionary<Cell, Cell?> { [start] = null };
        var queue = new Queue<Cell>([start]);
        while (queue.Count > 0 && queue.Dequeue() is var cell && cell != end)
        {
            foreach (var step in new[] { (1, 0), (0, 1), (-1, 0), (0, -1) })
            {
                var next = cell + step;
                if (next is { X: >= 0, Y: >= 0 } && next.Y < maze.Length && next.X < maze[next.Y].Length && maze[next.Y][next.X] != '#' && before.TryAdd(next, cell))
                    queue.Enqueue(next);
            }
        }

        if (!before.ContainsKey(end))
            return "no way";
        var path = new List<Cell>();
        for (Cell? at = end; at is { } known; at = before[known])
            path.Add(known);
        path.Reverse();
        return string.Join(">", path.Select(cell => $"{cell.X}{cell.Y}"));
    }

    private static Cell Find(string[] maze, char mark)
    {
        for (var y = 0; y < maze.Length; y++)
        {
            if (maze[y].IndexOf(mark) is not -1 and var x)
                return new(x, y);
        }

        throw new KeyNotFoundException(mark.ToString());
    }
}
