using System.Collections.Concurrent;
using System.Text.Json;

namespace Groundplan.Runner.Documents;

/// <summary>JSON from a file that anybody may have touched.</summary>
internal static class JsonInput
{
    private const int MaxDepth = 32;

    // Below it stands whatever an executor takes.
    private const string FreeMember = "arguments";

    private static readonly ConcurrentDictionary<int, JsonSerializerOptions> DeepOptions = [];

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = MaxDepth,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads a document of a known shape.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="shownPath">What the document is called in messages.</param>
    /// <param name="deepest">How deep it may be nested.</param>
    /// <exception cref="RunnerError">The text is not of that shape.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8, string shownPath, int deepest = MaxDepth)
    {
        try
        {
            if (utf8.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
                utf8 = utf8[3..];
            using var document = JsonTexts.Parse(utf8, new JsonDocumentOptions { MaxDepth = deepest, AllowDuplicateProperties = false });
            RejectNullItems(document.RootElement);
            return document.Deserialize<T>(deepest == MaxDepth ? Options : Deep(deepest)) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            var where = e.Path is null or "$" ? "" : $" at {e.Path}";
            throw RunnerError.Usage($"{shownPath} cannot be read{where}: {FirstSentence(e.Message)} Rebuild the project.");
        }
    }

    private static void RejectNullItems(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Null)
                    throw new JsonException("A list holds null.");
                RejectNullItems(item);
            }
        else if (element.ValueKind == JsonValueKind.Object)
            foreach (var member in element.EnumerateObject())
                if (member.Name != FreeMember)
                    RejectNullItems(member.Value);
    }

    private static JsonSerializerOptions Deep(int deepest) => DeepOptions.GetOrAdd(deepest, d => new(Options) { MaxDepth = d });

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message.TrimEnd('.') + "." : message[..(end + 1)];
    }
}
