using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Json;

/// <summary>What a value of a document has to be: <c>{ "path": "$.a.b", "equals": … }</c>, or <c>contains</c>, <c>atLeast</c>, <c>atMost</c>, <c>exists</c>.</summary>
internal sealed class JsonExpectation
{
    private static readonly string[] Operators = ["equals", "contains", "atLeast", "atMost", "exists"];

    private readonly string _text;
    private readonly JsonPath _path;
    private readonly string _operator;
    private readonly JsonNode? _operand;

    private JsonExpectation(string text, JsonPath path, string @operator, JsonNode? operand) => (_text, _path, _operator, _operand) = (text, path, @operator, operand);

    /// <summary>The expectations of an argument.</summary>
    public static IReadOnlyList<JsonExpectation> Of(StepArguments arguments, string name) => [.. arguments.Objects(name).Select(Read)];

    /// <summary>What is otherwise, in one sentence; null where the value is as expected.</summary>
    public string? Difference(JsonNode? document)
    {
        var found = _path.TryFind(document, out var value);
        if (_operator == "exists")
            return found == _operand!.GetValue<bool>() ? null : found ? $"{_text} is there, and was not to be" : $"{_text} is missing";
        if (!found)
            return $"{_text} is missing";
        return Holds(value) ? null : $"{_text} is {Shown(value)}; expected: {_operator} {Shown(_operand)}";
    }

    /// <summary>What is expected, for people.</summary>
    public override string ToString() => $"{_text} {_operator} {Shown(_operand)}";

    private static JsonExpectation Read(StepArguments arguments)
    {
        arguments.Only(["path", .. Operators]);
        var text = arguments.Text("path");
        var path = JsonPath.TryParse(text) ?? throw arguments.Failure("path", "must be a path such as $.status or $.items[0]['some name']");
        var given = arguments.Names.Where(n => n != "path").ToList();
        if (given is not [var name])
            throw arguments.Failure("path", $"must have exactly one of {string.Join(", ", Operators)} beside it");
        return new(text, path, name, name switch
        {
            "atLeast" or "atMost" => arguments.Number(name),
            "exists" => arguments.Truth(name),
            _ => arguments.Anything(name)?.DeepClone(),
        });
    }

    private bool Holds(JsonNode? value) => _operator switch
    {
        "equals" => Same(value, _operand),
        "contains" when value is JsonArray items => items.Any(i => Same(i, _operand)),
        "contains" => Kind(value) == JsonValueKind.String && Kind(_operand) == JsonValueKind.String && value!.GetValue<string>().Contains(_operand!.GetValue<string>(), StringComparison.Ordinal),
        "atLeast" => Number(value) is { } number && number >= _operand!.GetValue<decimal>(),
        _ => Number(value) is { } number && number <= _operand!.GetValue<decimal>(),
    };

    private static bool Same(JsonNode? left, JsonNode? right) => JsonNode.DeepEquals(left, right);

    private static decimal? Number(JsonNode? value)
        => Kind(value) == JsonValueKind.Number && decimal.TryParse(value!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static JsonValueKind Kind(JsonNode? value) => value?.GetValueKind() ?? JsonValueKind.Null;

    private static string Shown(JsonNode? value) => (value?.ToJsonString() ?? "null") is { Length: > 200 } text ? text[..200] + "…" : value?.ToJsonString() ?? "null";
}
