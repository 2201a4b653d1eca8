using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Groundplan.Runner.Documents;

namespace Groundplan.Runner.Steps.Json;

/// <summary>JSON that somebody answered: what cannot be read is found when it is parsed, not when a member is asked for.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">It is no JSON, names a member twice, or a text in it is no valid Unicode.</exception>
    public static JsonNode? Parse(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        using var document = JsonTexts.Parse(utf8, Options);
        return JsonNode.Parse(utf8, documentOptions: Options);
    }
}
