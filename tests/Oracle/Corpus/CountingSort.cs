namespace Corpus.CountingSortCase;

/// <summary>Counting sort of letters.</summary>
public static class CountingSort
{
    public static string Run() => Sorted("the quick brown fox jumps over the lazy dog") + "|" + Sorted("zzyyxx") + "|" + Sorted("");

    private static string Sorted(string text)
    {
        var counts = new int[26];
        foreach (var letter in text)
        {
            if (letter is >= 'a' and <= 'z')
                counts[letter - 'a']++;
        }

        var sorted = new StringBuilder();
        for (var letter = 'a'; letter <= 'z'; letter++)
            sorted.Append(letter, counts[letter - 'a']);
        return sorted.ToString();
    }
}
