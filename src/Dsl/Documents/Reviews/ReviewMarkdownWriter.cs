using System.Text;

namespace Groundplan.Documents.Reviews;

/// <summary>The review report as Markdown, for pull requests.</summary>
internal static class ReviewMarkdownWriter
{
    public static string Write(Review review)
    {
        var output = new StringBuilder();
        output.Append("# ").Append(MarkdownText.Escape(review.Title)).Append("\n\n").Append(MarkdownText.Escape(review.Lead)).Append('\n');
        foreach (var part in review.Parts)
        {
            output.Append("\n## ").Append(MarkdownText.Escape(part.Title)).Append('\n');
            foreach (var block in part.Blocks)
                Append(output, block);
        }

        return output.ToString();
    }

    private static void Append(StringBuilder output, ReviewBlock block)
    {
        output.Append('\n');
        switch (block)
        {
            case ReviewBlock.Paragraph paragraph:
                output.Append(MarkdownText.Escape(paragraph.Text)).Append('\n');
                break;
            case ReviewBlock.Table table:
                AppendTable(output, table);
                break;
            case ReviewBlock.Checklist checklist:
                foreach (var entry in checklist.Entries)
                    output.Append("- [ ] ").Append(MarkdownText.Escape(entry)).Append('\n');
                break;
        }
    }

    private static void AppendTable(StringBuilder output, ReviewBlock.Table table)
    {
        if (table.Heading is { } heading)
            output.Append("### ").Append(MarkdownText.Escape(heading)).Append("\n\n");
        AppendRow(output, table.Columns.Select(MarkdownText.Escape));
        AppendRow(output, table.Columns.Select(_ => "---"));
        foreach (var row in table.Rows)
            AppendRow(output, row.Select(Cell));
    }

    private static void AppendRow(StringBuilder output, IEnumerable<string> cells) => output.Append("| ").Append(string.Join(" | ", cells)).Append(" |\n");

    private static string Cell(ReviewCell cell) => cell.Style switch
    {
        ReviewCellStyle.Code => MarkdownText.Code(cell.Text),
        ReviewCellStyle.Default => $"*{MarkdownText.Escape(cell.Text)}*",
        ReviewCellStyle.Warning or ReviewCellStyle.Error => $"**{MarkdownText.Escape(cell.Text)}**",
        _ => MarkdownText.Escape(cell.Text),
    };
}
