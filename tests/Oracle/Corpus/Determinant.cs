namespace Corpus.DeterminantCase;

/// <summary>Determinants by elimination over fractions of doubles.</summary>
public static class Determinant
{
    public static string Run() => $"{Of([[2, 0], [0, 3]]):0.###} {Of([[1, 2], [2, 4]]):0.###} {Of([[6, 1, 1], [4, -2, 5], [2, 8, 7]]):0.###} {Of([]):0.###}";

    private static double Of(double[][] matrix)
    {
        var rows = matrix.Select(row => row.ToArray()).ToArray();
        var result = 1.0;
        for (var column = 0; column < rows.Length; column++)
        {
            var pivot = Enumerable.Range(column, rows.Length - column).MaxBy(row => Math.Abs(rows[row][column]));
            if (Math.Abs(rows[pivot][column]) < 1e-12)
                return 0;
            if (pivot != column)
            {
                (rows[pivot], rows[column]) = (rows[column], rows[pivot]);
                result = -result;
            }

            result *= rows[column][column];
            for (var row = column + 1; row < rows.Length; row++)
            {
                var factor = rows[row][column] / rows[column][column];
                for (var k = column; k < rows.Length; k++)
                    rows[row][k] -= factor * rows[column][k];
            }
        }

        return result;
    }
}
