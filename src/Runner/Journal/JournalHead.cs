using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Groundplan.Runner.Journal;

/// <summary>Which entry is the last: what tells that entries were cut off, which the chain alone cannot see.</summary>
internal sealed record JournalHead(long Sequence, string Hash)
{
    private const int MostBytes = 256;

    public byte[] ToBytes() => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"sequence\":{Sequence},\"hash\":\"{Hash}\"}}\n"));

    /// <summary>The head in a file; null when there is none.</summary>
    /// <exception cref="FormatException">The file was changed.</exception>
    public static JournalHead? Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            var bytes = new byte[Math.Min(stream.Length, MostBytes)];
            stream.ReadExactly(bytes);
            return Parse(bytes);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static JournalHead Parse(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var head = new JournalHead(json.RootElement.GetProperty("sequence").GetInt64(), json.RootElement.GetProperty("hash").GetString() ?? "");
            return head.ToBytes().AsSpan().SequenceEqual(bytes) ? head : throw new FormatException("it is written otherwise");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException(e.Message, e);
        }
    }
}
