namespace Groundplan;

/// <summary>What CloudFormation calls a record and its properties; one per generated record type.</summary>
/// <param name="TypeName">The resource type (<c>AWS::S3::Bucket</c>), or the resource type and the definition's name for a property type.</param>
/// <param name="Properties">CloudFormation's names of the slots, in slot order.</param>
public sealed record Shape(string TypeName, Items<string> Properties)
{
    /// <summary>A shape from its names in one string, separated by blanks.</summary>
    public static Shape Of(string typeName, string properties) =>
        new(typeName, properties.Length == 0 ? Items<string>.Empty : new Items<string>(properties.Split(' ')));
}
