namespace Groundplan.Runner.Output;

/// <summary>What somebody may have meant.</summary>
internal static class Suggestion
{
    private const int LettersAMistake = 3;

    /// <summary>The nearest of some words, by letters changed, missing, added or swapped; null when none is near.</summary>
    public static string? For(string word, IEnumerable<string> words)
        => words
            .Select(w => (Word: w, Distance: Distance(word.ToUpperInvariant(), w.ToUpperInvariant())))
            .Where(w => w.Distance <= Math.Max(1, word.Length / LettersAMistake))
            .OrderBy(w => w.Distance)
            .ThenBy(w => w.Word, StringComparer.Ordinal)
            .Select(w => w.Word)
            .FirstOrDefault();

    private static int Distance(string a, string b)
    {
        var distances = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
            {
                distances[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(distances[i - 1, j] + 1, distances[i, j - 1] + 1), distances[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    distances[i, j] = Math.Min(distances[i, j], distances[i - 2, j - 2] + 1);
            }
        return distances[a.Length, b.Length];
    }
}
