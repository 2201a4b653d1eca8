using System.Text;

namespace Groundplan.Documents.Nodes;

/// <summary>A tree as YAML in CloudFormation's dialect: block style, short tags where YAML allows them, literal blocks for texts of several lines.</summary>
internal sealed class YamlWriter
{
    private const int FlowWidth = 100;
    private const int LongestSimpleKey = 1000;

    private static readonly HashSet<string> ShortTags = new(StringComparer.Ordinal)
    {
        "Ref", "Condition", "Fn::And", "Fn::Base64", "Fn::Cidr", "Fn::Equals", "Fn::FindInMap", "Fn::GetAtt", "Fn::GetAZs", "Fn::If", "Fn::ImportValue",
        "Fn::Join", "Fn::Not", "Fn::Or", "Fn::Select", "Fn::Split", "Fn::Sub", "Fn::Transform",
    };

    private readonly StringBuilder _output = new();
    private bool _endsInKeptNewlines;

    private YamlWriter()
    {
    }

    /// <summary>The document, with a final newline; sections of the root stand apart.</summary>
    public static string Write(Node root)
    {
        var writer = new YamlWriter();
        if (root is Node.Object { Entries.Count: > 0 } sections)
            writer.WriteSections(sections.Entries);
        else
            writer.WriteAfterKey(root, -2);
        return writer._output.ToString().TrimStart(' ', '\n');
    }

    private void WriteSections(Map<Node> sections)
    {
        foreach (var section in sections)
        {
            var isFirst = _output.Length == 0;
            if (!isFirst && section.Value is not Node.Scalar && !_endsInKeptNewlines)
                _output.Append('\n');
            WriteEntry(section, 0);
        }
    }

    private void WriteEntries(Map<Node> entries, int indent, bool firstIsIndented)
    {
        foreach (var entry in entries)
        {
            if (!firstIsIndented)
                _output.Append(' ', indent);
            firstIsIndented = false;
            WriteEntry(entry, indent);
        }
    }

    private void WriteEntry(KeyValuePair<string, Node> entry, int indent)
    {
        var key = YamlScalar.OnOneLine(entry.Key);
        if (key.Length > LongestSimpleKey)
            _output.Append("? ").Append(key).Append('\n').Append(' ', indent);
        else
            _output.Append(key);
        _output.Append(':');
        WriteAfterKey(entry.Value, indent);
    }

    private void WriteAfterKey(Node node, int indent)
    {
        switch (LongForm(node))
        {
            case Node.Object { Entries: { Count: > 0 } entries }:
                _output.Append('\n');
                WriteEntries(entries, indent + 2, firstIsIndented: false);
                break;
            case Node.List { Items: { Count: > 0 } items }:
                _output.Append('\n');
                WriteItems(items, indent + 2, firstIsIndented: false);
                break;
            case var leaf:
                WriteLeaf(leaf, indent);
                break;
        }
    }

    private void WriteItems(Items<Node> items, int indent, bool firstIsIndented)
    {
        foreach (var item in items)
        {
            if (!firstIsIndented)
                _output.Append(' ', indent);
            firstIsIndented = false;
            _output.Append('-');
            WriteAfterDash(item, indent);
        }
    }

    private void WriteAfterDash(Node node, int indent)
    {
        switch (LongForm(node))
        {
            case Node.Object { Entries: { Count: > 0 } entries }:
                _output.Append(' ');
                WriteEntries(entries, indent + 2, firstIsIndented: true);
                break;
            case Node.List { Items: { Count: > 0 } items }:
                _output.Append(' ');
                WriteItems(items, indent + 2, firstIsIndented: true);
                break;
            case var leaf:
                WriteLeaf(leaf, indent);
                break;
        }
    }

    private void WriteLeaf(Node node, int indent)
    {
        _endsInKeptNewlines = false;
        switch (node)
        {
            case Node.Tag { Function: "Fn::GetAtt", Argument: var argument } when GetAtt(argument) is { } path:
                _output.Append(" !GetAtt ").Append(path).Append('\n');
                break;
            case Node.Tag { Argument: not Node.Scalar } tag when Flow(tag) is { } flow:
                _output.Append(' ').Append(flow).Append('\n');
                break;
            case Node.Tag tag:
                _output.Append(' ').Append(ShortName(tag.Function));
                WriteAfterKey(tag.Argument, indent);
                break;
            case Node.Object:
                _output.Append(" {}\n");
                break;
            case Node.List:
                _output.Append(" []\n");
                break;
            case Node.Scalar { Value: string text } when YamlScalar.IsBlock(text):
                WriteBlock(text, indent + 2);
                break;
            default:
                _output.Append(' ').Append(OnOneLine((Node.Scalar)node, inFlow: false)).Append('\n');
                break;
        }
    }

    private void WriteBlock(string text, int indent)
    {
        var chomping = YamlScalar.Chomping(text);
        _output.Append(" |").Append(chomping).Append('\n');
        var lines = (chomping.Length == 0 || chomping == "+" ? text.Substring(0, text.Length - 1) : text).Split('\n');
        foreach (var line in lines)
        {
            if (line.Length > 0)
                _output.Append(' ', Math.Max(indent, 2)).Append(line);
            _output.Append('\n');
        }

        _endsInKeptNewlines = chomping == "+";
    }

    /// <summary>YAML allows one tag a node and CloudFormation no other short tag in its place: the outer function takes the long form.</summary>
    private static Node LongForm(Node node) =>
        node is Node.Tag tag && (!ShortTags.Contains(tag.Function) || tag.Argument is Node.Tag) ? Node.Of((tag.Function, tag.Argument)) : node;

    private static string? Flow(Node node)
    {
        var text = FlowPart(node);
        return text?.Length <= FlowWidth ? text : null;
    }

    private static string? FlowPart(Node node)
    {
        switch (node)
        {
            case Node.Scalar { Value: string text } when YamlScalar.IsBlock(text):
                return null;
            case Node.Scalar scalar:
                return OnOneLine(scalar, inFlow: true);
            case Node.Tag { Function: "Fn::GetAtt", Argument: var argument } when GetAtt(argument, inFlow: true) is { } path:
                return $"!GetAtt {path}";
            case Node.Tag { Argument: not Node.Tag } tag when ShortTags.Contains(tag.Function):
                return tag.Argument is Node.Scalar { Value: string only } && !YamlScalar.IsBlock(only)
                    ? $"{ShortName(tag.Function)} {YamlScalar.OnOneLine(only, inFlow: true)}"
                    : Flow(tag.Argument) is { } inner ? $"{ShortName(tag.Function)} {inner}" : null;
            case Node.List list:
                var parts = list.Items.Select(Flow).ToList();
                return parts.Contains(null) ? null : $"[{string.Join(", ", parts)}]";
            default:
                return null;
        }
    }

    private static string? GetAtt(Node argument, bool inFlow = false) =>
        argument.Elements is { Count: 2 } parts && parts[0].AsText is { } id && parts[1].AsText is { } attribute && id.IndexOf('.') < 0
            ? YamlScalar.OnOneLine($"{id}.{attribute}", inFlow)
            : null;

    private static string ShortName(string function) =>
        function.StartsWith("Fn::", StringComparison.Ordinal) ? "!" + function.Substring("Fn::".Length) : "!" + function;

    private static string OnOneLine(Node.Scalar scalar, bool inFlow) => scalar.Value switch
    {
        string text => YamlScalar.OnOneLine(text, inFlow),
        double number when !Numbers.IsFinite(number) => YamlScalar.OnOneLine(number.ToString(System.Globalization.CultureInfo.InvariantCulture), inFlow),
        _ => JsonWriter.Compact(scalar),
    };
}
