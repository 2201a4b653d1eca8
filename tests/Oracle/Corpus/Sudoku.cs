namespace Corpus.SudokuCase;

/// <summary>A solver of small sudokus by backtracking.</summary>
public static class Sudoku
{
    public static string Run()
    {
        var cells = "1..." + "..3." + ".4.." + "...2";
        var grid = cells.Select(cell => cell == '.' ? 0 : cell - '0').ToArray();
        return Solve(grid, 0) ? string.Join("/", grid.Chunk(4).Select(row => string.Concat(row))) : "none";
    }

    private static bool Solve(int[] grid, int position)
    {
        if (position == grid.Length)
            return true;
        if (grid[position] != 0)
            return Solve(grid, position + 1);
        for (var digit = 1; digit <= 4; digit++)
        {
            if (!Fits(grid, position, digit))
                continue;
            grid[position] = digit;
            if (Solve(grid, position + 1))
                return true;
            grid[position] = 0;
        }

        return false;
    }

    private static bool Fits(int[] grid, int position, int digit)
    {
        var (row, column) = Math.DivRem(position, 4);
        for (var i = 0; i < 4; i++)
        {
            var box = (row / 2 * 2 + i / 2) * 4 + column / 2 * 2 + i % 2;
            if (grid[row * 4 + i] == digit || grid[i * 4 + column] == digit || grid[box] == digit)
                return false;
        }

        return true;
    }
}
