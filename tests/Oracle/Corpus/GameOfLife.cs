namespace Corpus.GameOfLifeCase;

/// <summary>Generations on a torus.</summary>
public static class GameOfLife
{
    public static string Run()
    {
        var cells = new HashSet<(int X, int Y)> { (1, 0), (2, 1), (0, 2), (1, 2), (2, 2) };
        var log = new StringBuilder();
        for (var turn = 0; turn < 4; turn++)
        {
            log.Append(Text(cells)).Append('\n');
            cells = Next(cells);
        }

        return log.ToString();
    }

    private static HashSet<(int X, int Y)> Next(HashSet<(int X, int Y)> cells) =>
    [
        .. from cell in cells.SelectMany(Around).Concat(cells).Distinct()
           let count = Around(cell).Count(cells.Contains)
           where count == 3 || count == 2 && cells.Contains(cell)
           select cell,
    ];

    private static IEnumerable<(int X, int Y)> Around((int X, int Y) cell)
    {
        for (var dx = -1; dx <= 1; dx++)
        {
            for (var dy = -1; dy <= 1; dy++)
            {
                if ((dx, dy) != (0, 0))
                    yield return ((cell.X + dx + 6) % 6, (cell.Y + dy + 6) % 6);
            }
        }
    }

    private static string Text(HashSet<(int X, int Y)> cells) => string.Join("/", Enumerable.Range(0, 6).Select(y => string.Concat(Enumerable.Range(0, 6).Select(x => cells.Contains((x, y)) ? '#' : '.'))));
}
