namespace Corpus.NQueensCase;

/// <summary>All ways to place queens.</summary>
public static class NQueens
{
    public static string Run() => string.Join(" ", Enumerable.Range(1, 6).Select(size => Solutions(size, []).Count())) + "\n" + string.Join("\n", Solutions(6, []).First().Select(column => new string('.', column) + "Q" + new string('.', 5 - column)));

    private static IEnumerable<int[]> Solutions(int size, int[] placed)
    {
        if (placed.Length == size)
        {
            yield return placed;
            yield break;
        }

        for (var column = 0; column < size; column++)
        {
            if (IsFree(placed, column))
            {
                foreach (var solution in Solutions(size, [.. placed, column]))
                    yield return solution;
            }
        }
    }

    private static bool IsFree(int[] placed, int column) => !placed.Where((other, row) => other == column || Math.Abs(other - column) == placed.Length - row).Any();
}
