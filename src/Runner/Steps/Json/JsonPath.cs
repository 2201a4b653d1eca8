using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Json;

/// <summary>
/// A place in a JSON document: <c>$</c>, then <c>.name</c>, <c>['any name']</c> and <c>[0]</c> (from the end with <c>[-1]</c>), as in RFC 9535. One place, so no
/// wildcards, slices or filters.
/// </summary>
public sealed class JsonPath
{
    private readonly IReadOnlyList<object> _segments;

    private JsonPath(string text, IReadOnlyList<object> segments) => (Text, _segments) = (text, segments);

    /// <summary>The path as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a path; null when it is none.</summary>
    public static JsonPath? TryParse(string text)
    {
        if (!text.StartsWith('$'))
            return null;
        var segments = new List<object>();
        for (var at = 1; at < text.Length;)
        {
            if (Segment(text, ref at) is not { } segment)
                return null;
            segments.Add(segment);
        }
        return new JsonPath(text, segments);
    }

    /// <summary>What is there; false when there is nothing, which is another thing than null.</summary>
    public bool TryFind(JsonNode? document, out JsonNode? found)
    {
        found = document;
        foreach (var segment in _segments)
        {
            switch (segment)
            {
                case string name when found is JsonObject members && members.TryGetPropertyValue(name, out var member):
                    found = member;
                    break;
                case int index when found is JsonArray items && (index < 0 ? items.Count + index : index) is var place && place >= 0 && place < items.Count:
                    found = items[place];
                    break;
                default:
                    found = null;
                    return false;
            }
        }
        return true;
    }

    private static object? Segment(string text, ref int at)
    {
        if (text[at] == '.')
            return Name(text, ref at);
        if (text[at] != '[' || at + 1 >= text.Length)
            return null;
        return text[at + 1] is '\'' or '"' ? Quoted(text, ref at) : Index(text, ref at);
    }

    private static string? Name(string text, ref int at)
    {
        var start = ++at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-'))
            at++;
        return at > start ? text[start..at] : null;
    }

    private static string? Quoted(string text, ref int at)
    {
        var quote = text[at + 1];
        var name = new StringBuilder();
        for (at += 2; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
                name.Append(text[++at]);
            else if (text[at] != quote)
                name.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == ']')
            {
                at += 2;
                return name.ToString();
            }
            else
                return null;
        }
        return null;
    }

    private static object? Index(string text, ref int at)
    {
        var end = text.IndexOf(']', at);
        if (end < 0 || !int.TryParse(text[(at + 1)..end], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            return null;
        at = end + 1;
        return index;
    }
}
