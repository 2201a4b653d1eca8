namespace Corpus.Base64Case;

/// <summary>Base64 by hand, against the library.</summary>
public static class Base64
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static string Run() => string.Join(" ", new[] { "", "f", "fo", "foo", "foob", "Grüße!" }.Select(text =>
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var encoded = Encode(bytes);
        return $"{encoded} {encoded == Convert.ToBase64String(bytes)} {Encoding.UTF8.GetString(Decode(encoded)) == text}";
    }));

    private static string Encode(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var i = 0; i < bytes.Length; i += 3)
        {
            var group = (bytes[i] << 16) | (i + 1 < bytes.Length ? bytes[i + 1] << 8 : 0) | (i + 2 < bytes.Length ? bytes[i + 2] : 0);
            for (var j = 0; j < 4; j++)
                text.Append(i + j > bytes.Length ? '=' : Alphabet[(group >> (18 - 6 * j)) & 63]);
        }

        return text.ToString();
    }

    private static byte[] Decode(string text)
    {
        var bytes = new List<byte>();
        foreach (var group in text.Chunk(4))
        {
            var bits = group.Aggregate(0, (sum, letter) => (sum << 6) | Math.Max(0, Alphabet.IndexOf(letter)));
            bytes.AddRange(new[] { (byte)(bits >> 16), (byte)(bits >> 8), (byte)bits }.Take(3 - group.Count(letter => letter == '=')));
        }

        return [.. bytes];
    }
}
