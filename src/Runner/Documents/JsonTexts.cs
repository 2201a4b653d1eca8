using System.Text.Json;

namespace Groundplan.Runner.Documents;

/// <summary>The texts of a JSON document. They are decoded when they are asked for, which is late for finding out that they cannot be.</summary>
internal static class JsonTexts
{
    /// <summary>Parses a document and decodes all of them.</summary>
    /// <exception cref="JsonException">It is no JSON, or a text in it is half a surrogate pair, or no UTF-8.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, JsonDocumentOptions options)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(utf8, options);
            Decode(document.RootElement);
            return document;
        }
        catch (Exception e)
        {
            document?.Dispose();
            if (e is InvalidOperationException)
                throw new JsonException("A text in it is no valid Unicode.", e);
            throw;
        }
    }

    private static void Decode(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
            element.GetString();
        else if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                Decode(item);
        else if (element.ValueKind == JsonValueKind.Object)
            foreach (var member in element.EnumerateObject())
            {
                _ = member.Name;
                Decode(member.Value);
            }
    }
}
