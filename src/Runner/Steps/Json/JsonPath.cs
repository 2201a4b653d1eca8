using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Groundplan.Runner.Steps.Json;

/// <summary>A path to one value: <c>$</c>, then <c>.name</c>, <c>['any name']</c> or <c>[0]</c>, as often as wanted. No wildcards, no filters: a path names one value or none.</summary>
internal sealed partial class JsonPath
{
    private readonly IReadOnlyList<Func<JsonNode?, (bool Found, JsonNode? Value)>> _steps;

    private JsonPath(IReadOnlyList<Func<JsonNode?, (bool Found, JsonNode? Value)>> steps) => _steps = steps;

    /// <summary>Reads a path; false where it is not one.</summary>
    public static bool TryParse(string text, out JsonPath path)
    {
        var match = Grammar().Match(text);
        path = new JsonPath([.. match.Groups["step"].Captures.Select(c => Step(c.Value))]);
        return match.Success;
    }

    /// <summary>The value, which may be JSON's null; not found where the document has no such place.</summary>
    public bool TryFind(JsonNode? document, out JsonNode? value)
    {
        value = document;
        foreach (var step in _steps)
        {
            (var found, value) = step(value);
            if (!found)
                return false;
        }
        return true;
    }

    private static Func<JsonNode?, (bool Found, JsonNode? Value)> Step(string text) => text switch
    {
        ['.', .. var name] => Member(name),
        ['[', '\'', .. var name, '\'', ']'] => Member(name),
        _ => Item(int.Parse(text.AsSpan(1, text.Length - 2), CultureInfo.InvariantCulture)),
    };

    private static Func<JsonNode?, (bool Found, JsonNode? Value)> Member(string name)
        => node => node is JsonObject members && members.TryGetPropertyValue(name, out var value) ? (true, value) : (false, null);

    private static Func<JsonNode?, (bool Found, JsonNode? Value)> Item(int index)
        => node => node is JsonArray items && index < items.Count ? (true, items[index]) : (false, null);

    [GeneratedRegex(@"^\$(?<step>\.[\p{L}_][\p{L}\p{N}_-]*|\['[^']+'\]|\[[0-9]{1,9}\])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
