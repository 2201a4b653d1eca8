namespace Corpus.LongestIncreasingCase;

/// <summary>The longest increasing subsequence by patience.</summary>
public static class LongestIncreasing
{
    public static string Run() => string.Join(" ", new int[][] { [10, 9, 2, 5, 3, 7, 101, 18], [1, 2, 3], [3, 2, 1], [] }.Select(items => string.Join("<", Longest(items))));

    private static int[] Longest(int[] items)
    {
        List<int> piles = [];
        var before = new int?[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            var pile = piles.FindIndex(top => items[top] >= items[i]);
            if (pile < 0)
                pile = piles.Count;
            if (pile > 0)
                before[i] = piles[pile - 1];
            if (pile == piles.Count)
                piles.Add(i);
            else
                piles[pile] = i;
        }

        var chain = new LinkedList<int>();
        for (int? at = piles.Count > 0 ? piles[^1] : null; at.HasValue; at = before[at.Value])
            chain.AddFirst(items[at.Value]);
        return [.. chain];
    }
}
