namespace Groundplan.Aws;

/// <summary>The limits of tags, common to all services. Source: AWS Tagging User Guide, "Tag naming limits and requirements".</summary>
internal static class TagFacts
{
    public static readonly Dictionary<string, PropertyFacts> Properties = new(StringComparer.Ordinal)
    {
        ["Key"] = new(PropertyKind.String) { IsRequired = true, MinLength = 1, MaxLength = 128 },
        ["Value"] = new(PropertyKind.String) { IsRequired = true, MaxLength = 256 },
    };
}
