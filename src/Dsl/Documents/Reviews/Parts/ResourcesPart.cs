using Groundplan.Documents.Nodes;
using static Groundplan.Documents.Reviews.ReviewCell;

namespace Groundplan.Documents.Reviews.Parts;

/// <summary>Every resource by type, with its name and how much of the name's limit is used.</summary>
internal static class ResourcesPart
{
    public static ReviewPart Build(RootFacts facts)
    {
        var names = facts.Names.ToLookup(name => name.LogicalId, StringComparer.Ordinal);
        var rows = facts.Resources
            .OrderBy(resource => resource.Type, StringComparer.Ordinal)
            .Select(resource => Row(resource, names[resource.Id].FirstOrDefault()));
        var types = facts.Resources.Select(resource => resource.Type).Distinct(StringComparer.Ordinal).Count();
        return new("Resources",
        [
            new ReviewBlock.Paragraph($"{Numbers.Text(facts.Resources.Count)} resources of {Numbers.Text(types)} types. A resource without a name gets one from CloudFormation."),
            new ReviewBlock.Table(null, ["Type", "Logical id", "Physical name", "Length", "Attributes"], rows.ToItems()),
        ]);
    }

    private static Items<ReviewCell> Row(ResourceFacts resource, NameFacts? name) =>
        [Code(resource.Type), Code(resource.Id), Code(name?.Name ?? ""), name is null ? "" : Length(name), string.Join("; ", Attributes(resource))];

    /// <summary>How much of its limit a name takes.</summary>
    public static ReviewCell Length(NameFacts name) => new(
        $"{Numbers.Text(name.Name.Length)} of {Numbers.Text(name.Limit)}",
        name.Name.Length > name.Limit ? ReviewCellStyle.Error : ReviewCellStyle.Text);

    private static IEnumerable<string> Attributes(ResourceFacts resource)
    {
        foreach (var attribute in new[] { "Condition", "DeletionPolicy", "UpdateReplacePolicy", "DependsOn" })
        {
            if (resource.Body.Get(attribute) is { } value)
                yield return $"{attribute} {ReadableText.Of(value)}";
        }
    }
}
