using Groundplan.Documents.Reviews.Graph;

namespace Groundplan.Documents.Reviews;

/// <summary>The review report of a root: what the Markdown and the HTML page both print.</summary>
internal sealed record Review(string Title, string Lead, ResourceGraph Graph, Items<ReviewPart> Parts);

/// <summary>A part of the report: a heading and what stands below it.</summary>
internal sealed record ReviewPart(string Title, Items<ReviewBlock> Blocks);

/// <summary>A block of a part.</summary>
internal abstract record ReviewBlock
{
    private ReviewBlock()
    {
    }

    /// <summary>A sentence or two.</summary>
    internal sealed record Paragraph(string Text) : ReviewBlock;

    /// <summary>A table, under a heading of its own when there is one.</summary>
    internal sealed record Table(string? Heading, Items<string> Columns, Items<Items<ReviewCell>> Rows) : ReviewBlock;

    /// <summary>Boxes to tick.</summary>
    internal sealed record Checklist(Items<string> Entries) : ReviewBlock;
}

/// <summary>A cell of a table.</summary>
internal sealed record ReviewCell(string Text, ReviewCellStyle Style = ReviewCellStyle.Text)
{
    public static implicit operator ReviewCell(string text) => new(text);

    /// <summary>An identifier, a name, an ARN.</summary>
    public static ReviewCell Code(string text) => new(text, ReviewCellStyle.Code);
}

/// <summary>What a cell holds.</summary>
internal enum ReviewCellStyle
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>An identifier, a name, an ARN.</summary>
    Code,

    /// <summary>A value that nobody chose.</summary>
    Default,

    /// <summary>Somebody should look.</summary>
    Warning,

    /// <summary>Wrong.</summary>
    Error,
}
