using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Journal;

/// <summary>One entry as the bytes of one line, without its LF.</summary>
internal static class JournalLine
{
    /// <summary>Larger ones are neither written nor read.</summary>
    public const int MostBytes = 4 << 20;

    private const int HashDigits = 64;

    private static readonly string[] Members = ["sequence", "time", "kind", "step", "attempt", "token", "data", "previous", "hash"];

    private static readonly JsonWriterOptions Style = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static byte[] Write(long sequence, DateTimeOffset time, JournalEvent what, string previous)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Style))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", sequence);
            json.WriteString("time", UtcText.Write(time));
            json.WriteString("kind", what.Kind);
            json.WriteString("step", what.Step);
            if (what.Attempt is { } attempt)
                json.WriteNumber("attempt", attempt);
            else
                json.WriteNull("attempt");
            json.WriteString("token", what.Token);
            json.WritePropertyName("data");
            (what.Data ?? []).WriteTo(json);
            json.WriteString("previous", previous);
            json.WriteEndObject();
        }
        return [.. bytes.WrittenSpan[..^1], .. HashMember(HashOf(bytes.WrittenSpan))];
    }

    /// <summary>Reads a line.</summary>
    /// <returns>What is wrong with it; null when it is as it was written.</returns>
    public static string? Read(ReadOnlyMemory<byte> line, out JournalEntry? entry)
    {
        entry = null;
        if (WrongAtOnce(line.Span) is { } wrong)
            return wrong;
        var tail = HashMember("").Length + HashDigits;
        if (line.Length < tail)
            return "is no entry: it has no hash";
        byte[] hashed = [.. line.Span[..^tail], (byte)'}'];
        var hash = HashOf(hashed);
        if (!line.Span[^tail..].SequenceEqual(HashMember(hash)))
            return "is not as it was written: its bytes do not have the hash it names";
        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            return TryRead(document.RootElement, hash, out entry) ? null : "is no entry: its properties are not those of one";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return $"is no entry: {e.Message}"; // the latter of text that is no valid Unicode
        }
    }

    private static string? WrongAtOnce(ReadOnlySpan<byte> line) => line switch
    {
        [] => "is empty",
        [0xEF, 0xBB, 0xBF, ..] => "begins with a byte order mark",
        [.., (byte)'\r'] => "ends with CR LF in place of LF",
        { Length: > MostBytes } => $"has more than {MostBytes} bytes",
        _ => null,
    };

    private static bool TryRead(JsonElement line, string hash, [NotNullWhen(true)] out JournalEntry? entry)
    {
        entry = null;
        if (line.ValueKind != JsonValueKind.Object || !line.EnumerateObject().Select(m => m.Name).SequenceEqual(Members)
            || !TryInteger(line, "sequence", out var sequence) || !TryInteger(line, "attempt", out var attempt) || sequence is null || attempt is < int.MinValue or > int.MaxValue
            || !TryText(line, "time", out var written) || !UtcText.TryRead(written, out var time)
            || !TryText(line, "kind", out var kind) || kind is null
            || !TryText(line, "step", out var step)
            || !TryText(line, "token", out var token)
            || line.GetProperty("data") is not { ValueKind: JsonValueKind.Object } data
            || !TryText(line, "previous", out var previous) || previous is null)
            return false;
        entry = new JournalEntry(sequence.Value, time, kind, step, (int?)attempt, token, JsonObject.Create(data.Clone())!, previous, hash);
        return true;
    }

    private static bool TryInteger(JsonElement line, string name, out long? value)
    {
        value = null;
        var member = line.GetProperty(name);
        if (member.ValueKind == JsonValueKind.Null)
            return true;
        if (member.ValueKind != JsonValueKind.Number || !member.TryGetInt64(out var number))
            return false;
        value = number;
        return true;
    }

    private static bool TryText(JsonElement line, string name, out string? value)
    {
        var member = line.GetProperty(name);
        value = member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        return member.ValueKind is JsonValueKind.String or JsonValueKind.Null;
    }

    private static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] HashMember(string hash) => Encoding.ASCII.GetBytes($",\"hash\":\"{hash}\"}}");
}
