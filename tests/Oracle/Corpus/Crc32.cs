namespace Corpus.Crc32Case;

/// <summary>Checksums by a table of remainders.</summary>
public static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (crc, _) => (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1))];

    public static string Run() => $"{Of("123456789"):x8} {Of(""):x8} {Of("The quick brown fox"):X}";

    private static uint Of(string text) => ~Encoding.ASCII.GetBytes(text).Aggregate(uint.MaxValue, (crc, value) => Table[(crc ^ value) & 0xFF] ^ (crc >> 8));
}
