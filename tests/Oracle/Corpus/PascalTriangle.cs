namespace Corpus.PascalTriangleCase;

/// <summary>Rows of binomials.</summary>
public static class PascalTriangle
{
    public static string Run()
    {
        int[][] rows = new int[7][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new int[i + 1];
            (rows[i][0], rows[i][^1]) = (1, 1);
            for (var j = 1; j < i; j++)
                rows[i][j] = rows[i - 1][j - 1] + rows[i - 1][j];
        }

        return string.Join("\n", rows.Select(row => string.Join(" ", row).PadLeft(10 + row.Length)));
    }
}
