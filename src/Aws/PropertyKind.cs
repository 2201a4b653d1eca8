namespace Groundplan.Aws;

/// <summary>The kinds of property values.</summary>
public enum PropertyKind
{
    /// <summary>A text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>A free-form document.</summary>
    Json,

    /// <summary>A <see cref="Groundplan.Aws.Tag"/>.</summary>
    Tag,

    /// <summary>A record of the resource type's own.</summary>
    Record,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map from keys.</summary>
    Map,
}
