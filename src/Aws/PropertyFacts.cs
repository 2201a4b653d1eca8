namespace Groundplan.Aws;

/// <summary>What the schema knows about the values of a property; null where it says nothing.</summary>
/// <param name="Kind">The kind of value.</param>
public sealed record PropertyFacts(PropertyKind Kind)
{
    /// <summary>Whether the property must be set.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The least number of characters.</summary>
    public long? MinLength { get; init; }

    /// <summary>The greatest number of characters.</summary>
    public long? MaxLength { get; init; }

    /// <summary>A regular expression (of ECMA 262) that a text matches in part.</summary>
    public string? Pattern { get; init; }

    /// <summary>The values that are allowed; empty when any is.</summary>
    public Items<string> Enum { get; init; } = Items<string>.Empty;

    /// <summary>Whether the allowed values may be written in any case.</summary>
    public bool EnumIgnoresCase { get; init; }

    /// <summary>The least number.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest number.</summary>
    public double? Maximum { get; init; }

    /// <summary>The least number of elements.</summary>
    public long? MinItems { get; init; }

    /// <summary>The greatest number of elements.</summary>
    public long? MaxItems { get; init; }

    /// <summary>Whether the elements must differ.</summary>
    public bool UniqueItems { get; init; }

    /// <summary>cfn-lint's name for what a text denotes, such as <c>AWS::EC2::VPC.Id</c>.</summary>
    public string? Format { get; init; }

    internal string? Record { get; init; }
}
