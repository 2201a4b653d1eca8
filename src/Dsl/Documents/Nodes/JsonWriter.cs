using System.Text;

namespace Groundplan.Documents.Nodes;

/// <summary>A tree as JSON, entries in the order given.</summary>
internal static class JsonWriter
{
    /// <summary>On one line without blanks.</summary>
    public static string Compact(Node node) => Append(new StringBuilder(), node, null).ToString();

    /// <summary>Indented by two blanks, with a final newline.</summary>
    public static string Indented(Node node) => Append(new StringBuilder(), node, "\n").Append('\n').ToString();

    private static StringBuilder Append(StringBuilder output, Node node, string? newline) => node switch
    {
        Node.Object { Entries.Count: 0 } => output.Append("{}"),
        Node.List { Items.Count: 0 } => output.Append("[]"),
        Node.Object item => AppendObject(output, item.Entries, newline),
        Node.List item => AppendList(output, item.Items, newline),
        Node.Tag item => AppendObject(output, [new(item.Function, item.Argument)], newline),
        Node.Scalar item => AppendScalar(output, item.Value),
        _ => output,
    };

    private static StringBuilder AppendObject(StringBuilder output, IEnumerable<KeyValuePair<string, Node>> entries, string? newline)
    {
        var inner = newline is null ? null : newline + "  ";
        var separator = "{";
        foreach (var entry in entries)
        {
            Characters.AppendQuoted(output.Append(separator).Append(inner), entry.Key).Append(newline is null ? ":" : ": ");
            Append(output, entry.Value, inner);
            separator = ",";
        }

        return output.Append(newline).Append('}');
    }

    private static StringBuilder AppendList(StringBuilder output, Items<Node> items, string? newline)
    {
        var inner = newline is null ? null : newline + "  ";
        var separator = "[";
        foreach (var item in items)
        {
            Append(output.Append(separator).Append(inner), item, inner);
            separator = ",";
        }

        return output.Append(newline).Append(']');
    }

    private static StringBuilder AppendScalar(StringBuilder output, object? value) => value switch
    {
        null => output.Append("null"),
        bool truth => output.Append(truth ? "true" : "false"),
        long number => output.Append(Numbers.Text(number)),
        double number when Numbers.IsFinite(number) => output.Append(Numbers.Text(number)),
        IFormattable other => Characters.AppendQuoted(output, other.ToString(null, System.Globalization.CultureInfo.InvariantCulture)),
        _ => Characters.AppendQuoted(output, value.ToString() ?? ""),
    };
}
