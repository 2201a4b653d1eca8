using System.Globalization;
using System.Text;
using Groundplan.Documents.Reviews.Graph;

namespace Groundplan.Documents.Reviews;

/// <summary>The review report as one HTML page: no script, nothing loaded, light and dark, printable.</summary>
internal static class ReviewHtmlWriter
{
    public static string Write(Review review)
    {
        var output = new StringBuilder();
        output.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n")
            .Append("<title>").Append(HtmlText.Escape(review.Title)).Append("</title>\n<style>\n").Append(ReviewStyle.Css).Append("</style>\n</head>\n<body>\n")
            .Append("<header>\n<h1>").Append(HtmlText.Escape(review.Title)).Append("</h1>\n<p>").Append(HtmlText.Escape(review.Lead)).Append("</p>\n</header>\n");
        AppendContents(output, review);
        output.Append("<main>\n");
        for (var i = 0; i < review.Parts.Count; i++)
            AppendPart(output, review.Parts[i], Anchor(i));
        if (review.Graph.Nodes.Count > 0)
            AppendGraph(output, review.Graph);
        return output.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void AppendContents(StringBuilder output, Review review)
    {
        output.Append("<nav aria-label=\"Contents\">\n<ul>\n");
        for (var i = 0; i < review.Parts.Count; i++)
            output.Append("<li><a href=\"#").Append(Anchor(i)).Append("\">").Append(HtmlText.Escape(review.Parts[i].Title)).Append("</a></li>\n");
        if (review.Graph.Nodes.Count > 0)
            output.Append("<li><a href=\"#graph\">Resource graph</a></li>\n");
        output.Append("</ul>\n</nav>\n");
    }

    private static void AppendPart(StringBuilder output, ReviewPart part, string anchor)
    {
        output.Append("<section aria-labelledby=\"").Append(anchor).Append("\">\n<h2 id=\"").Append(anchor).Append("\">").Append(HtmlText.Escape(part.Title)).Append("</h2>\n");
        foreach (var block in part.Blocks)
            AppendBlock(output, block, part.Title);
        output.Append("</section>\n");
    }

    private static void AppendBlock(StringBuilder output, ReviewBlock block, string title)
    {
        switch (block)
        {
            case ReviewBlock.Paragraph paragraph:
                output.Append("<p>").Append(HtmlText.Escape(paragraph.Text)).Append("</p>\n");
                break;
            case ReviewBlock.Table table:
                AppendTable(output, table, title);
                break;
            case ReviewBlock.Checklist checklist:
                output.Append("<ul class=\"checklist\">\n");
                foreach (var entry in checklist.Entries)
                    output.Append("<li><label><input type=\"checkbox\"/> ").Append(HtmlText.Escape(entry)).Append("</label></li>\n");
                output.Append("</ul>\n");
                break;
        }
    }

    private static void AppendTable(StringBuilder output, ReviewBlock.Table table, string title)
    {
        if (table.Heading is { } heading)
            output.Append("<h3>").Append(HtmlText.Escape(heading)).Append("</h3>\n");
        output.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(HtmlText.Escape(table.Heading ?? title)).Append("\">\n<table>\n<thead>\n<tr>");
        foreach (var column in table.Columns)
            output.Append("<th scope=\"col\">").Append(HtmlText.Escape(column)).Append("</th>");
        output.Append("</tr>\n</thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            output.Append("<tr>");
            foreach (var cell in row)
                AppendCell(output, cell);
            output.Append("</tr>\n");
        }

        output.Append("</tbody>\n</table>\n</div>\n");
    }

    private static void AppendCell(StringBuilder output, ReviewCell cell)
    {
        var text = HtmlText.Escape(cell.Text);
        output.Append("<td>").Append(cell.Style switch
        {
            _ when text.Length == 0 => "",
            ReviewCellStyle.Code => $"<code>{HtmlText.EscapeBreakable(cell.Text)}</code>",
            ReviewCellStyle.Default => $"<em>{text}</em>",
            ReviewCellStyle.Warning => $"<strong class=\"warning\">{text}</strong>",
            ReviewCellStyle.Error => $"<strong class=\"error\">{text}</strong>",
            _ => text,
        }).Append("</td>");
    }

    private static void AppendGraph(StringBuilder output, ResourceGraph graph)
    {
        output.Append("<section id=\"graph-section\" aria-labelledby=\"graph\">\n<h2 id=\"graph\">Resource graph</h2>\n<p>An arrow leads from a resource to what it refers to.</p>\n")
            .Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Resource graph\">\n");
        SvgWriter.Append(output, GraphLayout.Of(graph));
        output.Append("</div>\n</section>\n");
    }

    private static string Anchor(int part) => "part-" + (part + 1).ToString(CultureInfo.InvariantCulture);
}
