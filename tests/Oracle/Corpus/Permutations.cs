namespace Corpus.PermutationsCase;

/// <summary>Permutations, combinations and power sets.</summary>
public static class Permutations
{
    public static string Run() => string.Join(" ", All("abc".ToList()).Select(letters => string.Concat(letters))) + "\n" + string.Join(" ", Combinations([1, 2, 3, 4], 2).Select(pair => string.Join("", pair))) + "\n" + string.Join("|", Subsets("xyz"));

    private static IEnumerable<List<T>> All<T>(List<T> items)
    {
        if (items.Count <= 1)
        {
            yield return items;
            yield break;
        }

        for (var i = 0; i < items.Count; i++)
        {
            List<T> rest = [.. items[..i], .. items[(i + 1)..]];
            foreach (var tail in All(rest))
                yield return [items[i], .. tail];
        }
    }

    private static IEnumerable<int[]> Combinations(int[] items, int count) => count == 0
        ? [[]]
        : items.SelectMany((item, index) => Combinations(items[(index + 1)..], count - 1).Select(rest => (int[])[item, .. rest]));

    private static IEnumerable<string> Subsets(string letters) =>
        from mask in Enumerable.Range(0, 1 << letters.Length)
        select string.Concat(letters.Where((_, index) => (mask & (1 << index)) != 0));
}
