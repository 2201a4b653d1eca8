using System.Collections.Concurrent;

namespace Groundplan.Aws;

/// <summary>
/// What the CloudFormation registry says about resource types: identifiers, properties whose change replaces the resource, limits of values.
/// Loaded at the first question about a type.
/// </summary>
public static class Schema
{
    private static readonly Lazy<FactsFile> File = new(FactsFile.Open);
    private static readonly ConcurrentDictionary<string, ResourceSchema?> Types = new(StringComparer.Ordinal);

    /// <summary>The names of all resource types, in ordinal order.</summary>
    public static Items<string> ResourceTypes => File.Value.TypeNames;

    /// <summary>The facts about a resource type such as <c>AWS::S3::Bucket</c>, or null when there is no such type.</summary>
    public static ResourceSchema? Find(string resourceType) => Types.GetOrAdd(resourceType, static name => File.Value.Read(name));

    /// <summary>The facts about a property of a generated record, by CloudFormation's names, or null when there are none.</summary>
    public static PropertyFacts? Facts(Shape shape, string property)
    {
        var dot = shape.TypeName.IndexOf('.');
        var (type, record) = dot < 0 ? (shape.TypeName, "") : (shape.TypeName.Substring(0, dot), shape.TypeName.Substring(dot + 1));
        return Find(type)?.Facts(record, property);
    }
}
