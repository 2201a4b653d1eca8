using System.Text.Json;

namespace Groundplan.Runner.Steps.Tables.Mapping;

/// <summary>The members of one expression, read by type; those that nobody asked for are refused.</summary>
internal sealed class Members
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly JsonElement _json;
    private readonly string _path;
    private readonly IReadOnlyList<string> _elements;
    private readonly ISet<string> _tables;

    public Members(JsonElement json, string path, IReadOnlyList<string> elements, ISet<string> tables)
    {
        (_json, _path, _elements, _tables) = (json, path, elements, tables);
        if (json.ValueKind != JsonValueKind.Object)
            throw Error("an object with op is wanted");
    }

    public MappingError Error(string what) => new($"{_path}: {what}");

    public bool Has(string name) => _json.TryGetProperty(name, out _);

    public Expression Expression(string name) => Optional(name) ?? throw Error($"{name} is missing");

    public Expression? Optional(string name) => Find(name) is { } json ? Read(json, $"{_path}/{name}", _elements) : null;

    /// <summary>An expression that sees one more element.</summary>
    public Expression Inner(string name, string element) => Read(Find(name) ?? throw Error($"{name} is missing"), $"{_path}/{name}", [.. _elements, element]);

    public IReadOnlyList<Expression> Expressions(string name)
        => Find(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select((e, i) => Read(e, $"{_path}/{name}/{i}", _elements))] : throw Error($"{name} must be a list");

    public IReadOnlyList<KeyValuePair<string, Expression>> ExpressionsByName(string name)
        => Find(name) is { ValueKind: JsonValueKind.Object } members
            ? [.. members.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, Read(m.Value, $"{_path}/{name}/{m.Name}", _elements)))]
            : throw Error($"{name} must be an object");

    public string Name(string name) => OptionalName(name) ?? throw Error($"{name} is missing");

    public string? OptionalName(string name)
        => Find(name) is not { } json ? null : json.ValueKind == JsonValueKind.String && json.GetString() is { Length: > 0 } text ? text : throw Error($"{name} must be a text that is not empty");

    public IReadOnlyList<string> Names(string name)
        => Find(name) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 && list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(e => e.GetString()!)]
            : throw Error($"{name} must be a list of names");

    public string Choice(string name, string[] choices)
    {
        var text = Name(name);
        return choices.Contains(text) ? text : throw Error($"{name} must be one of {string.Join(", ", choices)}, not {text}");
    }

    public string ElementName()
    {
        var name = Name("name");
        return _elements.Contains(name) ? name : throw Error($"there is no element {name} around it");
    }

    public string Table()
    {
        var table = Name("table");
        _tables.Add(table);
        return table;
    }

    public MappedValue? Constant()
    {
        var value = Find("value") ?? throw Error("value is missing");
        try
        {
            return MappedValue.Read(value);
        }
        catch (MappingError e)
        {
            throw Error($"value must be an attribute value such as {{\"S\": \"x\"}} ({e.Message})");
        }
    }

    public void NoOthers()
    {
        foreach (var member in _json.EnumerateObject())
        {
            if (!_known.Contains(member.Name))
                throw Error($"there is no member {member.Name} in this operation");
        }
    }

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return _json.TryGetProperty(name, out var value) ? value : null;
    }

    private Expression Read(JsonElement json, string path, IReadOnlyList<string> elements) => ExpressionReader.Read(json, path, elements, _tables);
}
