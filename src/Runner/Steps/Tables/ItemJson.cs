using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Items in JSON, as they go over the wire.</summary>
internal static class ItemJson
{
    // 32 levels of nesting are two of JSON each.
    public static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 256 };

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = ReaderOptions.MaxDepth };

    /// <summary>The key of an item, as raw JSON: <c>{"pk":{"S":"…"}}</c>.</summary>
    /// <exception cref="StepFailure">The item lacks an attribute of the key.</exception>
    public static byte[] KeyOf(ReadOnlySpan<byte> item, TableKeys keys)
    {
        Span<Range> values = stackalloc Range[keys.Names.Count];
        var found = 0;
        var reader = new Utf8JsonReader(item, ReaderOptions);
        reader.Read();
        while (found < values.Length && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var which = keys.IndexOf(ref reader);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (which < 0)
                continue;
            values[which] = start..(int)reader.BytesConsumed;
            found++;
        }
        return found == values.Length ? Join(item, values, keys) : throw new StepFailure($"An item lacks an attribute of the key ({string.Join(", ", keys.Names)}): {Shorten(item)}");
    }

    /// <summary>A text as JSON in UTF-8, with its quotes.</summary>
    public static byte[] Quoted(string text) => Encoding.UTF8.GetBytes($"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"");

    /// <summary>Raw JSON without white space, for people.</summary>
    public static string Compact(ReadOnlySpan<byte> json) => JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = ReaderOptions.MaxDepth })!.ToJsonString(Readable);

    /// <summary>The beginning of raw JSON, for a message.</summary>
    public static string Shorten(ReadOnlySpan<byte> json) => Encoding.UTF8.GetString(json.Length <= 200 ? json : json[..200]);

    private static byte[] Join(ReadOnlySpan<byte> item, ReadOnlySpan<Range> values, TableKeys keys)
    {
        var length = 1;
        for (var i = 0; i < values.Length; i++)
            length += keys.Quoted[i].Length + 2 + item[values[i]].Length;
        var key = new byte[length];
        var at = 0;
        for (var i = 0; i < values.Length; i++)
        {
            key[at++] = i == 0 ? (byte)'{' : (byte)',';
            keys.Quoted[i].CopyTo(key, at);
            at += keys.Quoted[i].Length;
            key[at++] = (byte)':';
            item[values[i]].CopyTo(key.AsSpan(at));
            at += item[values[i]].Length;
        }
        key[at] = (byte)'}';
        return key;
    }
}
