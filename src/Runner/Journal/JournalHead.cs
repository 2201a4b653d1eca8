using System.Globalization;
using System.Text;
using Groundplan.Runner.Documents;

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
        if (StateFile.Read(path, MostBytes) is not { } bytes)
            return null;
        var head = JsonInput.Parse<JournalHead>(bytes);
        return head.ToBytes().AsSpan().SequenceEqual(bytes) ? head : throw new FormatException("it is written otherwise");
    }
}
