using System.Text;

namespace Groundplan.Runner.Steps.General;

/// <summary>The start of an output stream; the rest is read, so that the program does not block, and dropped.</summary>
internal sealed record ToolOutput(string Text, bool Truncated)
{
    /// <summary>Reads to the end, or until it is cancelled.</summary>
    public static async Task<ToolOutput> ReadAsync(Stream stream, int keptBytes, CancellationToken cancellationToken)
    {
        var kept = new MemoryStream();
        var buffer = new byte[8192];
        var truncated = false;
        try
        {
            while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                var room = Math.Min(read, keptBytes - (int)kept.Length);
                kept.Write(buffer, 0, room);
                truncated |= room < read;
            }
        }
        catch (OperationCanceledException)
        {
            truncated = true;
        }
        return new ToolOutput(Encoding.UTF8.GetString(kept.GetBuffer(), 0, WholeCharacters(kept)), truncated);
    }

    // A cut in the middle of a character would show as a replacement character.
    private static int WholeCharacters(MemoryStream kept)
    {
        var bytes = kept.GetBuffer().AsSpan(0, (int)kept.Length);
        var start = bytes.Length;
        while (start > 0 && bytes.Length - start < 3 && (bytes[start - 1] & 0xC0) == 0x80)
            start--;
        if (start == 0)
            return bytes.Length;
        var wanted = bytes[start - 1] switch { >= 0xF0 => 4, >= 0xE0 => 3, >= 0xC0 => 2, _ => 1 };
        return bytes.Length - (start - 1) < wanted ? start - 1 : bytes.Length;
    }
}
