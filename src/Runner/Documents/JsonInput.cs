using System.Collections.Concurrent;
using System.Text.Json;

namespace Groundplan.Runner.Documents;

/// <summary>JSON from a file that anybody may have touched.</summary>
internal static class JsonInput
{
    private const int MaxDepth = 32;

    private static readonly ConcurrentDictionary<int, JsonSerializerOptions> Options = [];

    /// <summary>Reads a document that a build wrote.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="shownPath">What the document is called in messages.</param>
    /// <param name="deepest">How deep it may be nested.</param>
    /// <exception cref="RunnerError">The text is not of that shape.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8, string shownPath, int deepest = MaxDepth)
    {
        try
        {
            return Parse<T>(utf8, deepest);
        }
        catch (FormatException e)
        {
            throw RunnerError.Usage($"{shownPath} cannot be read: {e.Message}. Rebuild the project.", e);
        }
    }

    /// <summary>Reads text of a known shape.</summary>
    /// <exception cref="FormatException">It is not of that shape; the message says where, what is there and what belongs there.</exception>
    public static T Parse<T>(ReadOnlyMemory<byte> utf8, int deepest = MaxDepth)
    {
        if (utf8.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            utf8 = utf8[3..];
        var options = Options.GetOrAdd(deepest, OptionsFor);
        using var document = Document(utf8, deepest);
        return JsonShape.FirstMisfit(document.RootElement, options.GetTypeInfo(typeof(T))) is { } misfit ? throw new FormatException(misfit) : document.Deserialize<T>(options)!;
    }

    private static JsonDocument Document(ReadOnlyMemory<byte> utf8, int deepest)
    {
        try
        {
            return JsonTexts.Parse(utf8, new JsonDocumentOptions { MaxDepth = deepest, AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw new FormatException(Broken(utf8.Span, deepest) ?? FirstSentence(e), e);
        }
    }

    // Null where it is JSON, though not such as is taken.
    private static string? Broken(ReadOnlySpan<byte> utf8, int deepest)
    {
        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = deepest + 1 }));
        try
        {
            while (reader.Read())
                if (reader.CurrentDepth >= deepest && reader.TokenType is (JsonTokenType.StartArray or JsonTokenType.StartObject))
                    return $"it is nested more than {deepest} deep";
            return reader is { CurrentDepth: 0, TokenType: JsonTokenType.EndObject or JsonTokenType.EndArray } ? null : "it is cut off";
        }
        catch (JsonException e)
        {
            return $"at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}, {FirstSentence(e)}";
        }
    }

    private static JsonSerializerOptions OptionsFor(int deepest)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            MaxDepth = deepest,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static string FirstSentence(JsonException error) => error.Message.Split(". ", 2)[0].TrimEnd('.');
}
