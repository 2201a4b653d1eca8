namespace Groundplan;

/// <summary>A platform: a record of a few decisions from which a whole stack follows. A root type.</summary>
public abstract record Platform
{
    /// <summary>The stack that the decisions ask for. Never throws, whatever the fields hold: rules report what is wrong with them.</summary>
    public abstract Stack ToStack();

    /// <summary>Every field with its value, for the review report.</summary>
    public abstract IReadOnlyList<PlatformField> Fields();

    /// <summary>The platform's own sections of the review report, such as the tier delta.</summary>
    public virtual IReadOnlyList<ReviewSection> Sections() => [];
}

/// <summary>A field of a platform as the review report shows it.</summary>
/// <param name="Path">The property path from the root, such as <c>Compliance.LogRetentionDays</c>.</param>
/// <param name="Value">The value as text, empty when there is none.</param>
/// <param name="IsDefault">Whether the value is the default of the field, whoever wrote it.</param>
public sealed record PlatformField(string Path, string Value, bool IsDefault);

/// <summary>A section of the review report: a heading and a table.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Columns">The table's headings.</param>
/// <param name="Rows">The table's rows, each with as many cells as there are columns.</param>
public sealed record ReviewSection(string Title, Items<string> Columns, Items<Items<string>> Rows);
