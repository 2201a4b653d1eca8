using Groundplan.Documents.Nodes;
using Groundplan.Migrations.Mapping;

namespace Groundplan.Migrations.Documents;

/// <summary>What a mapping makes of an item, in words: each new attribute with where it comes from, and what is dropped, invented and shortened on purpose.</summary>
internal static class MappingWords
{
    private const int LongestName = 60;

    /// <summary>A line each.</summary>
    public static IEnumerable<string> Of(MigrationFacts facts, TransformTable step)
    {
        if (step.Mapping is { } mapping && MappingDocument.Of(mapping, value => facts.Names.NodeOf(value)) is { Problems.Count: 0 } document)
        {
            var fields = document.Fields.Select(OfField).Distinct(StringComparer.Ordinal).ToList();
            yield return $"{(document.IsMany ? "Each item becomes several" : "Each item becomes one")}: {(fields.Count == 0 ? "without attributes" : ListText.Of(fields))}";
        }

        foreach (var (words, attributes) in new[] { ("Dropped on purpose", step.Dropped), ("Invented on purpose", step.Invented), ("Shortened on purpose", step.Shortened) })
        {
            if (attributes is { Count: > 0 })
                yield return $"{words}: {ListText.Of(attributes.Select(Short).ToList())}";
        }
    }

    private static string OfField(MappedField field)
    {
        var loss = field.Losses.Count == 0 ? "" : $", less {string.Join(" and ", field.Losses)}";
        return $"{Short(field.Attribute)} {Source(field)}{loss}";
    }

    private static string Source(MappedField field)
    {
        if (field.IsMissing)
            return "without a value";
        if (field.Value?.Get("op")?.AsText == "const" && Constant(field.Value) is { } constant)
            return $"always {constant}";
        if (field.Reads.Count == 0)
            return field.IsOfElement ? "made of an element" : "made of no attribute";
        var from = ListText.Of(field.Reads.Select(Short).ToList());
        if (!IsCopy(field))
            return $"made of {from}";
        return field.Reads[0] == field.Attribute ? "as it is" : $"from {from}";
    }

    private static bool IsCopy(MappedField field) => field.Reads.Count == 1 && field.Value is { } value && value.Get("op")?.AsText == "get" && value.Get("of") is null;

    private static string? Constant(Node node) => node.Get("value") switch
    {
        { } value when value.Get("S")?.AsText is { } text => $"\"{Short(text)}\"",
        { } value when value.Get("N")?.AsText is { } number => number,
        { } value when value.Get("BOOL") is Node.Scalar { Value: bool truth } => truth ? "true" : "false",
        _ => null,
    };

    private static string Short(string? name)
    {
        var text = name ?? "";
        if (text.Length <= LongestName)
            return text;
        return text.Substring(0, char.IsHighSurrogate(text[LongestName - 1]) ? LongestName - 1 : LongestName) + "…";
    }
}
