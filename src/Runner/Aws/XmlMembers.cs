using System.Globalization;
using System.Xml.Linq;

namespace Groundplan.Runner.Aws;

/// <summary>
/// Members of an XML answer. The one place where absence is normalised: missing text is empty, a missing list has no items.
/// </summary>
internal static class XmlMembers
{
    public static string Text(this XElement element, string name) => element.Element(name)?.Value.Trim() ?? "";

    public static bool Flag(this XElement element, string name) => element.Text(name) == "true";

    public static DateTimeOffset? Time(this XElement element, string name)
        => DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public static IReadOnlyList<T> List<T>(this XElement element, string name, Func<XElement, T> item)
        => [.. element.Element(name)?.Elements("member").Select(item) ?? []];

    /// <summary>The token of the next page; null at the end.</summary>
    public static string? NextToken(this XElement element) => element.Text("NextToken") is { Length: > 0 } token ? token : null;
}
