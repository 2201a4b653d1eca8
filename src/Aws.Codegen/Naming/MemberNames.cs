using Groundplan.Aws.Codegen.Reading;

namespace Groundplan.Aws.Codegen.Naming;

/// <summary>The C# names of a record's properties.</summary>
internal static class MemberNames
{
    private static readonly string[] OfObjects =
        ["Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "ReferenceEquals", "Finalize", "Clone", "EqualityContract", "PrintMembers"];

    private static readonly string[] OfRecords = [.. OfObjects, "CfnShape", "CfnIntrinsic", "Shape", "GetSlot", "Get", "Part", "Set", "Put"];

    private static readonly string[] OfResources =
    [
        .. OfRecords, "Ref", "DependsOn", "Condition", "DeletionPolicy", "UpdateReplacePolicy", "Metadata", "UpdatePolicy", "CreationPolicy",
        "Attribute", "AttributeList", "GetAtt", "Output", "Others",
    ];

    /// <summary>The names that a record may not give to its own properties: those of the base, and the record's.</summary>
    public static HashSet<string> Taken(string typeName, bool isResource) => new(isResource ? OfResources : OfRecords, StringComparer.Ordinal) { typeName };

    public static string Slot(PropertySchema property, HashSet<string> taken) => Identifier.Unique(Identifier.Pascal(property.Name), "Value", taken);

    /// <summary>A return value's name, dots removed; where a property has that name already, with the suffix <c>Attribute</c>.</summary>
    public static string ReturnValue(string attribute, HashSet<string> taken) => Identifier.Unique(Identifier.Pascal(attribute), "Attribute", taken);
}
