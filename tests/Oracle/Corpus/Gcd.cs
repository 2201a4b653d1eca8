namespace Corpus.GcdCase;

/// <summary>Greatest common divisors, extended and of many.</summary>
public static class Gcd
{
    public static string Run() => $"{Of(1071, 462)} {Of(0, 5)} {new long[] { 12, 18, 30 }.Aggregate(Of)} {Extended(240, 46)} {Inverse(3, 11)} {Lcm(21, 6)}";

    private static long Of(long a, long b) => b == 0 ? a : Of(b, a % b);

    private static long Lcm(long a, long b) => a / Of(a, b) * b;

    private static (long Gcd, long X, long Y) Extended(long a, long b)
    {
        if (b == 0)
            return (a, 1, 0);
        var (gcd, x, y) = Extended(b, a % b);
        return (gcd, y, x - a / b * y);
    }

    private static long Inverse(long a, long modulus) => ((Extended(a, modulus).X % modulus) + modulus) % modulus;
}
