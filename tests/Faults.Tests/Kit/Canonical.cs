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
        JsonObject members => $"{{{string.Join(",", members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}={Text(m.Key, () => Text(m.Value))}"))}}}",
        JsonArray items => $"[{string.Join(",", items.Select(Text).Order(StringComparer.Ordinal))}]",
        _ => Text(node.ToString()),
    };

    private static string Text(XElement element) => element.HasElements
        ? $"{element.Name.LocalName}{{{string.Join(",", element.Elements().Select(Text).Order(StringComparer.Ordinal))}}}"
        : $"{element.Name.LocalName}={Text(element.Name.LocalName, () => Text(element.Value.Trim()))}";

    private static string Text(string name, Func<string> value) => IsTime(name) ? "<time>" : IsChance(name) ? "<chance>" : value();

    private static bool IsTime(string name) => name.EndsWith("Time", StringComparison.Ordinal) || name.Contains("Timestamp", StringComparison.Ordinal) || name.Contains("Date", StringComparison.Ordinal) || name == "LastModified";

    // CodeSha256: the endpoint packs the source with the time. A manifest lists versions.
    private static bool IsChance(string name) => name is "CallerReference" or "RoleId" or "EventId" or "CodeSha256" or "manifestSha256";

    [GeneratedRegex(@"(?<=/backup/)[0-9a-z-]+|(?<=\bsg-)[0-9a-f]{17}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b(?=[A-Z0-9]*\d)[A-Z0-9]{13,}\b|(?<=http://127\.0\.0\.1:)\d+|\bgroundplan-[0-9a-z-]{6,}\b")]
    private static partial Regex Ids();

    // An automated snapshot has the minute in its name.
    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)?|(?<=\brds:[a-z0-9-]+-)\d{4}(-\d\d){4}\b|\b1[6-9]\d{8}(\.\d+)?\b")]
    private static partial Regex Times();
}
