using System.Security;
using Groundplan.Aws.Codegen.Reading;

namespace Groundplan.Aws.Codegen.Writing;

/// <summary>The documentation of a property: what the schema knows, in a few words.</summary>
internal static class Summary
{
    private const int LongestPattern = 80;
    private const int MostValues = 12;

    public static string Of(PropertySchema property, ResourceSchema resource, string path)
    {
        var facts = new List<string> { $"<c>{Escape(property.Name)}</c>: {Kind(property.Type)}" };
        if (property.IsRequired)
            facts.Add("required");
        if (Listed("create"))
            facts.Add("a change replaces the resource");
        if (Listed("conditional"))
            facts.Add("a change may replace the resource");
        if (Listed("write"))
            facts.Add("write-only");
        if (Listed("deprecated"))
            facts.Add("deprecated");
        facts.AddRange(Limits(property.Type));
        if (property.Type.Element is { } element)
            facts.AddRange(Limits(element).Select(limit => $"each {limit}"));
        return string.Join("; ", facts) + ".";

        bool Listed(string list) => path.Length > 0 && resource.Paths.TryGetValue(list, out var paths) && paths.Contains(path);
    }

    public static string Escape(string text) => SecurityElement.Escape(text);

    private static string Kind(TypeNode type) => type.Kind switch
    {
        TypeKind.String => "text",
        TypeKind.Integer => "integer",
        TypeKind.Number => "number",
        TypeKind.Boolean => "truth value",
        TypeKind.Json => "free-form",
        TypeKind.List => "list",
        TypeKind.Map => "map",
        _ => "record",
    };

    private static IEnumerable<string> Limits(TypeNode type)
    {
        if (Range(type, "minLength", "maxLength") is { } length)
            yield return $"{length} characters";
        if (Range(type, "minimum", "maximum") is { } range)
            yield return range;
        if (Range(type, "minItems", "maxItems") is { } count)
            yield return $"{count} elements";
        if (Find(type, "enum") is { } values)
            yield return $"one of {string.Join(", ", values.Values.Take(MostValues).Select(Escape))}{(values.Values.Count > MostValues ? ", …" : "")}";
        if (Find(type, "pattern") is { } pattern && pattern.Value.Length <= LongestPattern && !pattern.Value.Any(char.IsControl))
            yield return $"pattern <c>{Escape(pattern.Value)}</c>";
    }

    private static string? Range(TypeNode type, string low, string high) => (Find(type, low)?.Value, Find(type, high)?.Value) switch
    {
        (null, null) => null,
        (null or "0", { } most) => $"at most {most}",
        ({ } least, null) => $"at least {least}",
        var (least, most) => least == most ? most : $"{least} to {most}",
    };

    private static Fact? Find(TypeNode type, string name) => type.Facts.FirstOrDefault(fact => fact.Name == name);
}
