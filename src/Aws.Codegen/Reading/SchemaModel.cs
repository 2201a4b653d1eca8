namespace Groundplan.Aws.Codegen.Reading;

/// <summary>One resource type of the schema file.</summary>
/// <param name="Name">Such as <c>AWS::S3::Bucket</c>.</param>
/// <param name="Paths">Property paths by list: id, create, conditional, read, write, deprecated.</param>
/// <param name="Attributes">Return values by name, with the code of their type.</param>
/// <param name="IsOpen">Whether it takes properties that the schema does not name.</param>
/// <param name="Records">The resource itself under the empty name, then its property types.</param>
internal sealed record ResourceSchema(
    string Name,
    IReadOnlyDictionary<string, string[]> Paths,
    IReadOnlyDictionary<string, string> Attributes,
    bool IsOpen,
    IReadOnlyDictionary<string, RecordSchema> Records)
{
    public RecordSchema Root => Records[""];
}

/// <summary>The resource's own properties, or those of one property type.</summary>
internal sealed record RecordSchema(string Name, IReadOnlyList<PropertySchema> Properties)
{
    public IEnumerable<PropertySchema> Writable => Properties.Where(property => !property.IsReadOnly);
}

/// <summary>A property under CloudFormation's name.</summary>
internal sealed record PropertySchema(string Name, TypeNode Type, bool IsRequired, bool IsReadOnly);

/// <summary>The type of a property and what is known about its values.</summary>
internal sealed record TypeNode(TypeKind Kind, string? Record, TypeNode? Element, IReadOnlyList<Fact> Facts);

/// <summary>A limit on values, such as <c>maxLength</c>.</summary>
internal sealed record Fact(string Name, IReadOnlyList<string> Values)
{
    public string Value => Values[0];
}
