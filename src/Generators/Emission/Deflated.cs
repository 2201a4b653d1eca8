using System.IO.Compression;
using System.Text;

namespace Groundplan.Generators.Emission;

/// <summary>Text as it travels in attributes: UTF-8, deflated, in base64, which the lexer reads fastest.</summary>
internal static class Deflated
{
    public static string Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        using var compressed = new MemoryStream();
        using (var deflate = new DeflateStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(bytes, 0, bytes.Length);
        return Convert.ToBase64String(compressed.ToArray());
    }

    /// <summary>The text again; null when it is none, or longer than any source file may be.</summary>
    public static string? Text(string content, int longest)
    {
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(Convert.FromBase64String(content)), CompressionMode.Decompress);
            using var reader = new StreamReader(deflate, Encoding.UTF8);
            var text = new StringBuilder();
            var buffer = new char[16_384];
            for (var read = reader.Read(buffer, 0, buffer.Length); read > 0 && text.Length <= longest; read = reader.Read(buffer, 0, buffer.Length))
                text.Append(buffer, 0, read);
            return text.Length > longest ? null : text.ToString();
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
