using System.Text;
using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.Reviews.Graph;

/// <summary>A layout as inline SVG.</summary>
internal static class SvgWriter
{
    private const int LongestLabel = 28;

    /// <summary>The graph of a template's resources.</summary>
    public static void Append(StringBuilder output, GraphLayout layout) => Append(output, layout, GraphWords.Resources);

    /// <summary>A graph of anything.</summary>
    public static void Append(StringBuilder output, GraphLayout layout, GraphWords words)
    {
        var width = Numbers.Text(layout.Width);
        var height = Numbers.Text(layout.Height);
        output.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"graph-title graph-desc\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n")
            .Append("<title id=\"graph-title\">").Append(HtmlText.Escape(words.Title)).Append("</title>\n<desc id=\"graph-desc\">").Append(Description(layout, words)).Append("</desc>\n")
            .Append("<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path class=\"head\" d=\"M0 0L8 4L0 8z\"/></marker></defs>\n");
        foreach (var edge in layout.Edges)
            AppendEdge(output, layout.Nodes[edge.From], layout.Nodes[edge.To], words);
        foreach (var node in layout.Nodes)
            AppendNode(output, node);
        output.Append("</svg>\n");
    }

    private static string Description(GraphLayout layout, GraphWords words) =>
        $"{Numbers.Text(layout.Nodes.Count)} {words.Nodes}, {Numbers.Text(layout.Edges.Count + layout.HiddenEdges)} {words.Edges}."
        + (layout.HiddenEdges == 0 ? "" : $" {Numbers.Text(layout.HiddenEdges)} of the {words.Edges} are not drawn.");

    /// <summary>A curve from the right side to the left side of what is referred to; within a column or back, around the right.</summary>
    private static void AppendEdge(StringBuilder output, PlacedNode from, PlacedNode to, GraphWords words)
    {
        var start = from.X + GraphLayout.NodeWidth;
        var isForward = to.X > from.X;
        var end = isForward ? to.X : to.X + GraphLayout.NodeWidth;
        var fromY = Numbers.Text(from.Y + (GraphLayout.NodeHeight / 2));
        var toY = Numbers.Text(to.Y + (GraphLayout.NodeHeight / 2));
        var bend = Math.Max(start, end) + 50;
        var firstX = isForward ? start + 45 : bend;
        var secondX = isForward ? end - 45 : bend;
        output.Append($"<path class=\"edge\" marker-end=\"url(#arrow)\" d=\"M{Numbers.Text(start)} {fromY}C{Numbers.Text(firstX)} {fromY} {Numbers.Text(secondX)} {toY} {Numbers.Text(end)} {toY}\"><title>")
            .Append(HtmlText.Escape($"{from.Node.Id} {words.Verb} {to.Node.Id}")).Append("</title></path>\n");
    }

    private static void AppendNode(StringBuilder output, PlacedNode placed)
    {
        var node = placed.Node;
        output.Append($"<g class=\"node\" transform=\"translate({Numbers.Text(placed.X)} {Numbers.Text(placed.Y)})\"><title>").Append(HtmlText.Escape($"{node.Id}: {node.Type}")).Append("</title>")
            .Append($"<rect width=\"{Numbers.Text(GraphLayout.NodeWidth)}\" height=\"{Numbers.Text(GraphLayout.NodeHeight)}\" rx=\"5\"/>")
            .Append("<text x=\"10\" y=\"17\">").Append(HtmlText.Escape(Label(node.Id))).Append("</text>")
            .Append("<text class=\"type\" x=\"10\" y=\"32\">").Append(HtmlText.Escape(Label(ShortType(node.Type)))).Append("</text></g>\n");
    }

    private static string ShortType(string type) => type.StartsWith("AWS::", StringComparison.Ordinal) ? type.Substring("AWS::".Length) : type;

    private static string Label(string text) => text.Length <= LongestLabel ? text : text.Substring(0, LongestLabel - 1) + "\u2026";
}
