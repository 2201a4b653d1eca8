namespace Corpus.HexDumpCase;

/// <summary>Bytes in hexadecimal with their text.</summary>
public static class HexDump
{
    public static string Run() => Dump(Enumerable.Range(60, 36).Select(n => (byte)(n * 7)).ToArray());

    private static string Dump(ReadOnlySpan<byte> bytes) => Dump(bytes.ToArray(), 16);

    private static string Dump(byte[] bytes, int width)
    {
        var text = new StringBuilder();
        for (var start = 0; start < bytes.Length; start += width)
        {
            var row = bytes[start..Math.Min(start + width, bytes.Length)];
            text.Append($"{start:x4}  ");
            foreach (var value in row)
                text.Append(value.ToString("X2")).Append(' ');
            text.Append(' ', 3 * (width - row.Length)).Append('|');
            foreach (var value in row)
                text.Append(value is >= 32 and < 127 ? (char)value : '.');
            text.Append("|\n");
        }

        return text.ToString();
    }
}
