namespace Groundplan.Aws;

/// <summary>
/// The facts about one resource type. Property paths are CloudFormation's, separated by slashes, with <c>*</c> (or a position, or a key)
/// for an element of a list or map: <c>LifecycleConfiguration/Rules/*/Status</c>.
/// </summary>
public sealed class ResourceSchema
{
    private readonly Dictionary<string, Items<string>> _lists;
    private readonly Dictionary<string, Dictionary<string, PropertyFacts>> _records;

    internal ResourceSchema(string name, Dictionary<string, Items<string>> lists, Dictionary<string, Dictionary<string, PropertyFacts>> records)
    {
        Name = name;
        _lists = lists;
        _records = records;
    }

    /// <summary>The type's name, such as <c>AWS::S3::Bucket</c>.</summary>
    public string Name { get; }

    /// <summary>The properties that together identify a resource of the type.</summary>
    public Items<string> PrimaryIdentifier => List("id");

    /// <summary>The properties whose change replaces the resource.</summary>
    public Items<string> CreateOnly => List("create");

    /// <summary>The properties of which some changes replace the resource.</summary>
    public Items<string> ConditionalCreateOnly => List("conditional");

    /// <summary>The properties that only AWS sets.</summary>
    public Items<string> ReadOnly => List("read");

    /// <summary>The properties that can be set but not read back.</summary>
    public Items<string> WriteOnly => List("write");

    /// <summary>The properties that AWS asks not to use.</summary>
    public Items<string> Deprecated => List("deprecated");

    /// <summary>What <c>Fn::GetAtt</c> accepts; a name that ends in <c>*</c> stands for all that begin so.</summary>
    public Items<string> ReturnValues => List("att");

    /// <summary>The names of the top-level properties that can be set, in ordinal order.</summary>
    public Items<string> Properties => _records[""].Keys.Where(path => !path.Contains('/')).ToItems();

    /// <summary>The facts about a property, or null when the type has no such property.</summary>
    public PropertyFacts? Property(string path)
    {
        var properties = _records[""];
        PropertyFacts? facts = null;
        var key = "";
        foreach (var segment in path.Split('/'))
        {
            if (facts is { Kind: PropertyKind.List or PropertyKind.Map })
                key += "/*";
            else if (facts is { Kind: PropertyKind.Record, Record: { } record })
                (properties, key) = (_records[record], segment);
            else if (facts is { Kind: PropertyKind.Tag })
                (properties, key) = (TagFacts.Properties, segment);
            else if (facts is null)
                key = segment;
            else
                return null;
            if (!properties.TryGetValue(key, out facts))
                return null;
        }

        return facts;
    }

    internal PropertyFacts? Facts(string record, string property) =>
        _records.TryGetValue(record, out var properties) && properties.TryGetValue(property, out var facts) ? facts : null;

    private Items<string> List(string name) => _lists.TryGetValue(name, out var list) ? list : Items<string>.Empty;
}
