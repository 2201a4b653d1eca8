namespace Corpus.LevenshteinCase;

/// <summary>The edit distance, with one row.</summary>
public static class Levenshtein
{
    public static string Run() => string.Join(" ", new (string A, string B)[] { ("kitten", "sitting"), ("", "abc"), ("flaw", "lawn"), ("same", "same"), ("gumbo", "gambol") }.Select(pair => Distance(pair.A, pair.B)));

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
