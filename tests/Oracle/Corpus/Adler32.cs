namespace Corpus.Adler32Case;

/// <summary>Adler and Fletcher checksums.</summary>
public static class Adler32
{
    public static string Run() => $"{Adler("Wikipedia"):x8} {Adler(new string('z', 6000)):x8} {Fletcher("abcde"):X4}";

    private static uint Adler(string text)
    {
        uint a = 1, b = 0;
        foreach (var letter in text)
        {
            a = (a + letter) % 65521;
            b = (b + a) % 65521;
        }

        return (b << 16) | a;
    }

    private static ushort Fletcher(string text)
    {
        byte low = 0, high = 0;
        foreach (var letter in text)
        {
            low = (byte)((low + letter) % 255);
            high = (byte)((high + low) % 255);
        }

        return (ushort)(high << 8 | low);
    }
}
