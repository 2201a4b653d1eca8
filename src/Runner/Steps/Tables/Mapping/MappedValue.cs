using System.Globalization;
using System.Text.Json;

namespace Groundplan.Runner.Steps.Tables.Mapping;

/// <summary>A value of a mapping; C#'s null is its <em>nothing</em>.</summary>
internal abstract record MappedValue
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Noun { get; }

    /// <summary>Reads an attribute value such as <c>{"S":"x"}</c>.</summary>
    public static MappedValue? Read(JsonElement attribute)
    {
        if (attribute.ValueKind != JsonValueKind.Object || attribute.GetPropertyCount() != 1)
            throw new MappingError("it must have one type");
        var typed = attribute.EnumerateObject().First();
        return (typed.Name, typed.Value.ValueKind) switch
        {
            ("S", JsonValueKind.String) => new TextValue(typed.Value.GetString()!),
            ("N", JsonValueKind.String) => new NumberValue(NumberIn(typed.Value)),
            ("B", JsonValueKind.String) => new BinaryValue(typed.Value.GetString()!),
            ("BOOL", JsonValueKind.True or JsonValueKind.False) => new TruthValue(typed.Value.GetBoolean()),
            ("NULL", _) => null,
            ("L", JsonValueKind.Array) => new ListValue([.. typed.Value.EnumerateArray().Select(Read)]),
            ("M", JsonValueKind.Object) => ReadItem(typed.Value),
            ("SS" or "BS", JsonValueKind.Array) => new SetValue(typed.Name, [.. typed.Value.EnumerateArray().Select(TextIn)]),
            ("NS", JsonValueKind.Array) => new SetValue(typed.Name, [.. typed.Value.EnumerateArray().Select(NumberIn)]),
            ("S" or "N" or "B" or "BOOL" or "L" or "M" or "SS" or "NS" or "BS", _) => throw new MappingError($"{typed.Name} holds what is not of that type"),
            _ => throw new MappingError($"there is no type {typed.Name} of attributes"),
        };
    }

    /// <summary>Reads an item, or the members of a map.</summary>
    public static MapValue ReadItem(JsonElement item)
    {
        var members = new List<KeyValuePair<string, MappedValue>>();
        foreach (var attribute in item.EnumerateObject())
        {
            if (Read(attribute.Value) is { } value)
                members.Add(new(attribute.Name, value));
        }
        return new MapValue(members);
    }

    /// <summary>Writes an attribute value.</summary>
    public static void Write(Utf8JsonWriter writer, MappedValue? value)
    {
        writer.WriteStartObject();
        if (value is null)
            writer.WriteBoolean("NULL", true);
        else
            value.WriteContent(writer);
        writer.WriteEndObject();
    }

    private static string TextIn(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new MappingError("a set holds what is no text");

    private static string NumberIn(JsonElement value)
        => TextIn(value) is var text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? text : throw new MappingError($"'{text}' is no number");

    /// <summary>Writes type and value.</summary>
    protected abstract void WriteContent(Utf8JsonWriter writer);
}

/// <summary>A text.</summary>
internal sealed record TextValue(string Text) : MappedValue
{
    public override string Noun => "a text";

    protected override void WriteContent(Utf8JsonWriter writer) => writer.WriteString("S", Text);
}

/// <summary>A number, kept as the text it came as.</summary>
internal sealed record NumberValue(string Text) : MappedValue
{
    public override string Noun => "a number";

    protected override void WriteContent(Utf8JsonWriter writer)
        => writer.WriteString("N", Numbers.IsStorable(Text) ? Text : throw new MappingError($"{Text} is no number that DynamoDB can hold: 38 digits, from 1E-130 to 9.99E+125"));
}

/// <summary>True or false.</summary>
internal sealed record TruthValue(bool Truth) : MappedValue
{
    public override string Noun => "a truth value";

    protected override void WriteContent(Utf8JsonWriter writer) => writer.WriteBoolean("BOOL", Truth);
}

/// <summary>Bytes in base64.</summary>
internal sealed record BinaryValue(string Base64) : MappedValue
{
    public override string Noun => "bytes";

    protected override void WriteContent(Utf8JsonWriter writer) => writer.WriteString("B", Base64);
}

/// <summary>A list; elements may be nothing.</summary>
internal sealed record ListValue(IReadOnlyList<MappedValue?> Elements) : MappedValue
{
    public override string Noun => "a list";

    public bool Equals(ListValue? other) => other is not null && Elements.Count == other.Elements.Count && Elements.Zip(other.Elements).All(p => Numbers.AreEqual(p.First, p.Second));

    public override int GetHashCode() => Elements.Count;

    protected override void WriteContent(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("L");
        foreach (var element in Elements)
            Write(writer, element);
        writer.WriteEndArray();
    }
}

/// <summary>A map; no member is nothing.</summary>
internal sealed record MapValue(IReadOnlyList<KeyValuePair<string, MappedValue>> Members) : MappedValue
{
    public override string Noun => "a map";

    public MappedValue? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Key == name)
                    return member.Value;
            }
            return null;
        }
    }

    public bool Equals(MapValue? other) => other is not null && Members.Count == other.Members.Count && Members.All(m => Numbers.AreEqual(m.Value, other[m.Key]));

    public override int GetHashCode() => Members.Count;

    /// <summary>Writes it as an item.</summary>
    public void WriteItem(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in Members)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }
        writer.WriteEndObject();
    }

    protected override void WriteContent(Utf8JsonWriter writer)
    {
        writer.WritePropertyName("M");
        WriteItem(writer);
    }
}

/// <summary>A set of texts, numbers or bytes.</summary>
/// <param name="Type">SS, NS or BS.</param>
/// <param name="Elements">As they came.</param>
internal sealed record SetValue(string Type, IReadOnlyList<string> Elements) : MappedValue
{
    public override string Noun => "a set";

    /// <summary>The elements as values.</summary>
    public IReadOnlyList<MappedValue?> Values => [.. Elements.Select(e => (MappedValue?)(Type switch { "SS" => new TextValue(e), "NS" => new NumberValue(e), _ => new BinaryValue(e) }))];

    public bool Equals(SetValue? other) => other is not null && Type == other.Type && Elements.Count == other.Elements.Count && Elements.Select(Normal).ToHashSet(StringComparer.Ordinal).SetEquals(other.Elements.Select(Normal));

    public override int GetHashCode() => Elements.Count;

    protected override void WriteContent(Utf8JsonWriter writer)
    {
        writer.WriteStartArray(Type);
        foreach (var element in Elements)
            writer.WriteStringValue(element);
        writer.WriteEndArray();
    }

    private string Normal(string element) => Type == "NS" ? Numbers.Plain(element) : element;
}
