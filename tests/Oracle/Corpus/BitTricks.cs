namespace Corpus.BitTricksCase;

/// <summary>Bits counted, reversed and rotated.</summary>
public static class BitTricks
{
    public static string Run() => string.Join("\n", new uint[] { 0, 1, 0xF0, 0x80000001, uint.MaxValue }.Select(n => $"{n:x8} {Count(n)} {Reverse(n):x8} {Rotate(n, 4):x8} {Gray(n)} {IsPower(n)} {Convert.ToString((long)n, 2)} {~n} {(int)n} {n & -n}"));

    private static int Count(uint n)
    {
        var count = 0;
        for (; n != 0; n &= n - 1)
            count++;
        return count;
    }

    private static uint Reverse(uint n)
    {
        uint result = 0;
        for (var i = 0; i < 32; i++, n >>= 1)
            result = result << 1 | n & 1;
        return result;
    }

    private static uint Rotate(uint n, int by) => n << by | n >>> (32 - by);

    private static uint Gray(uint n) => n ^ (n >> 1);

    private static bool IsPower(uint n) => n is not 0 && (n & (n - 1)) is 0;
}
