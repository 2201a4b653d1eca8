namespace Groundplan.Runner.Steps.Buckets;

/// <summary>The order of S3's listings: that of the keys' bytes in UTF-8, which is not that of UTF-16 beyond U+FFFF.</summary>
internal sealed class KeyOrder : IComparer<string>
{
    public static readonly KeyOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var same = x.AsSpan().CommonPrefixLength(y);
        if (same == x!.Length || same == y!.Length)
            return x.Length.CompareTo(y!.Length);
        return Rank(x[same]).CompareTo(Rank(y[same]));
    }

    // Surrogates stand for what comes after all other characters.
    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
