using System.Text.Json;
using System.Text.Json.Nodes;
using Groundplan.Runner.Steps.Json;

namespace Groundplan.Runner.Steps.General;

/// <summary>
/// What a text is expected to be: <c>jsonPath</c> picks a value of it, else it is taken whole, without white space around; then <c>equals</c> or <c>minimumVersion</c>.
/// </summary>
internal sealed record ValueExpectation(JsonPath? Path, JsonNode? Equal, SemanticVersion? Minimum)
{
    private const int LongestShown = 200;

    public static readonly string[] Arguments = ["jsonPath", "equals", "minimumVersion"];

    public static ValueExpectation Of(StepArguments arguments)
    {
        var path = arguments.OptionalText("jsonPath") is { } text
            ? JsonPath.TryParse(text) ?? throw arguments.Failure("jsonPath", "must be a path to one value, such as $.items[0].status")
            : null;
        var minimum = arguments.OptionalText("minimumVersion") is { } version
            ? SemanticVersion.TryParse(version) ?? throw arguments.Failure("minimumVersion", "must be a semantic version such as 2.0.2")
            : null;
        return new ValueExpectation(path, arguments.Anything("equals"), minimum);
    }

    /// <summary>Why a text is not as expected; null when it is.</summary>
    public string? Objection(string text)
    {
        if (Path is null && Equal is null && Minimum is null)
            return null;
        JsonNode? value = JsonValue.Create(text.Trim());
        var what = "it";
        if (Path is not null)
        {
            what = Path.Text;
            if (!TryParse(text, out var document))
                return $"it is no JSON, so there is no {what}";
            if (!Path.TryFind(document, out value))
                return $"it has no {what}";
        }
        if (Equal is not null && !Same(value, Equal))
            return $"{what} is {Shown(value)}, not {Shown(Equal)}";
        if (Minimum is null)
            return null;
        return value?.GetValueKind() != JsonValueKind.String || SemanticVersion.TryParse(value.GetValue<string>()) is not { } version
            ? $"{what} is {Shown(value)}, which is no semantic version"
            : version.CompareTo(Minimum) < 0 ? $"{what} is {version.Text}, less than {Minimum.Text}" : null;
    }

    // A text in the runbook stands for a number or a truth value too, since records hold texts.
    private static bool Same(JsonNode? value, JsonNode expected)
        => JsonNode.DeepEquals(value, expected)
            || (expected.GetValueKind() == JsonValueKind.String && value is JsonValue scalar && scalar.ToString() is var text
                && (scalar.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? text.Equals(expected.GetValue<string>(), StringComparison.OrdinalIgnoreCase) : text == expected.GetValue<string>()));

    private static bool TryParse(string text, out JsonNode? document)
    {
        try
        {
            document = StrictJson.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            document = null;
            return false;
        }
    }

    private static string Shown(JsonNode? value)
    {
        var text = value?.ToJsonString() ?? "null";
        return text.Length <= LongestShown ? text : text[..LongestShown] + "…";
    }
}
