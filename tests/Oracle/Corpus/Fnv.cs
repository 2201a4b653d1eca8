namespace Corpus.FnvCase;

/// <summary>Hashes that multiply with overflow.</summary>
public static class Fnv
{
    public static string Run() => $"{Fnv32("hello"):x8} {Fnv64("hello"):x16} {Djb("hello")} {JavaHash("polygenelubricants")}";

    private static uint Fnv32(string text)
    {
        var hash = 2166136261u;
        foreach (byte value in Encoding.UTF8.GetBytes(text))
            hash = unchecked((hash ^ value) * 16777619);
        return hash;
    }

    private static ulong Fnv64(string text)
    {
        var hash = 14695981039346656037ul;
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            hash ^= value;
            hash *= 1099511628211ul;
        }

        return hash;
    }

    private static int Djb(string text) => text.Aggregate(5381, (hash, letter) => ((hash << 5) + hash) ^ letter);

    private static int JavaHash(string text) => text.Aggregate(0, (hash, letter) => unchecked(31 * hash + letter));
}
