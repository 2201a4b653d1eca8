using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>Answers of services without what is another each time: times, ids that nobody chose.</summary>
internal static partial class Canonical
{
    /// <summary>A text in which such values have the name of their kind.</summary>
    public static string Text(string text) => Times().Replace(Ids().Replace(text, "<id>"), "<time>");

    /// <summary>A line for each thing of a list, or one for what is no list.</summary>
    public static IEnumerable<string> Items(string what, JsonObject answer)
        => answer.SelectMany(m => m.Value is JsonArray items ? items.Select(i => $"{what}: {Text(i!)}") : [$"{what}: {m.Key}={Text(m.Value)}"]).Where(l => !l.Contains("NextToken", StringComparison.Ordinal));

    public static IEnumerable<string> Items(string what, XElement answer)
        => answer.Elements().SelectMany(e => e.HasElements ? e.Elements().Select(i => $"{what}: {Text(i)}") : [$"{what}: {Text(e)}"]);

    public static string Text(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject members => $"{{{string.Join(",", members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}={(IsTime(m.Key) ? "<time>" : Text(m.Value))}"))}}}",
        JsonArray items => $"[{string.Join(",", items.Select(Text).Order(StringComparer.Ordinal))}]",
        _ => Text(node.ToString()),
    };

    private static string Text(XElement element) => element.HasElements
        ? $"{element.Name.LocalName}{{{string.Join(",", element.Elements().Select(Text).Order(StringComparer.Ordinal))}}}"
        : $"{element.Name.LocalName}={(IsTime(element.Name.LocalName) ? "<time>" : Text(element.Value.Trim()))}";

    private static bool IsTime(string name) => name.Contains("Time", StringComparison.Ordinal) || name.Contains("Date", StringComparison.Ordinal) || name.EndsWith("LastModified", StringComparison.Ordinal);

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b(?=[A-Z0-9]*\d)[A-Z0-9]{13,}\b|(?<=:backup/)[0-9a-z-]+|\bgroundplan-[0-9a-z-]{6,}\b|\bg[a-z0-9]{31}\b|(?<=[-:!])[A-Za-z0-9]{6,12}(?=-[0-9a-f]{8}$)")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)?|\b1[6-9]\d{8}(\.\d+)?\b")]
    private static partial Regex Times();
}
