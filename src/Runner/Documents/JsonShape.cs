using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Groundplan.Runner.Documents;

/// <summary>Holds a JSON document to the records that it is read into.</summary>
internal static class JsonShape
{
    private const int MostShown = 40;

    private static readonly Dictionary<Type, (Func<JsonElement, bool> Fits, string Wanted)> Values = new()
    {
        [typeof(string)] = (e => e.ValueKind == JsonValueKind.String, "a text"),
        [typeof(bool)] = (e => e.ValueKind is JsonValueKind.True or JsonValueKind.False, "true or false"),
        [typeof(int)] = (e => e.ValueKind == JsonValueKind.Number && e.TryGetInt32(out _), $"a whole number up to {int.MaxValue}"),
        [typeof(long)] = (e => e.ValueKind == JsonValueKind.Number && e.TryGetInt64(out _), $"a whole number up to {long.MaxValue}"),
        [typeof(double)] = (e => e.ValueKind == JsonValueKind.Number && e.TryGetDouble(out var number) && double.IsFinite(number), "a number"),
        [typeof(JsonObject)] = (e => e.ValueKind == JsonValueKind.Object, "an object"),
    };

    /// <summary>The first thing in a document that a type does not take: where it is, what is there, and what belongs there. Null where all of it fits.</summary>
    public static string? FirstMisfit(JsonElement json, JsonTypeInfo type)
        => Find(json, type) is { } misfit ? $"${misfit.Path} is {misfit.Found}, where {misfit.Wanted} belongs" : null;

    private static Misfit? Find(JsonElement json, JsonTypeInfo type) => type.Kind switch
    {
        _ when !Fits(json, type) => new Misfit("", Shown(json), Wanted(type)),
        JsonTypeInfoKind.Object => type.Properties.Where(IsRead).Select(p => Member(json, p, type.Options)).FirstOrDefault(m => m is not null),
        JsonTypeInfoKind.Enumerable => json.EnumerateArray().Select((e, i) => Find(e, Element(type))?.Below($"[{i}]")).FirstOrDefault(m => m is not null),
        JsonTypeInfoKind.Dictionary => json.EnumerateObject().Select(m => Find(m.Value, Element(type))?.Below(Step(m.Name))).FirstOrDefault(m => m is not null),
        _ => null,
    };

    private static bool IsRead(JsonPropertyInfo property) => property.AssociatedParameter is not null || property.Set is not null;

    private static Misfit? Member(JsonElement json, JsonPropertyInfo property, JsonSerializerOptions options)
    {
        var type = options.GetTypeInfo(property.PropertyType);
        if (!json.TryGetProperty(property.Name, out var value))
            return property.IsRequired ? new Misfit(Step(property.Name), "missing", Wanted(type)) : null;
        return value.ValueKind == JsonValueKind.Null && property.IsSetNullable ? null : Find(value, type)?.Below(Step(property.Name));
    }

    private static bool Fits(JsonElement json, JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => json.ValueKind == JsonValueKind.Object,
        JsonTypeInfoKind.Enumerable => json.ValueKind == JsonValueKind.Array,
        _ => Value(type).Fits(json),
    };

    private static string Wanted(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
        JsonTypeInfoKind.Enumerable => "a list",
        _ => Value(type).Wanted,
    };

    private static (Func<JsonElement, bool> Fits, string Wanted) Value(JsonTypeInfo type) => Values[Nullable.GetUnderlyingType(type.Type) ?? type.Type];

    private static JsonTypeInfo Element(JsonTypeInfo type) => type.Options.GetTypeInfo(type.ElementType!);

    private static string Shown(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => Shortened(json.GetRawText()),
    };

    private static string Step(string name) => name.Length > 0 && name.All(char.IsAsciiLetterOrDigit) ? $".{Shortened(name)}" : $"['{Shortened(name)}']";

    private static string Shortened(string text) => text.Length > MostShown ? text[..MostShown] + "…" : text;

    private sealed record Misfit(string Path, string Found, string Wanted)
    {
        public Misfit Below(string step) => this with { Path = step + Path };
    }
}
