using System.Globalization;
using Groundplan.Documents.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Groundplan.Documents.Yaml;

/// <summary>YAML back to a plain tree, by another's parser and the scalars of YAML 1.1.</summary>
internal static class YamlReader
{
    public static Node Read(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Read(stream.Documents.Single().RootNode);
    }

    private static Node Read(YamlNode node)
    {
        if (node.Tag.IsEmpty || node.Tag.IsNonSpecific)
            return Content(node);
        var name = node.Tag.Value.TrimStart('!');
        var content = name == "GetAtt" && node is YamlScalarNode { Value: { } path } ? Node.ListOf(path.Split('.', 2)) : Content(node, isText: true);
        return Node.Of((name is "Ref" or "Condition" ? name : $"Fn::{name}", content));
    }

    private static Node Content(YamlNode node, bool isText = false) => node switch
    {
        YamlMappingNode mapping => new Node.Object(Map<Node>.From(mapping.Select(entry => new KeyValuePair<string, Node>(((YamlScalarNode)entry.Key).Value!, Read(entry.Value))))),
        YamlSequenceNode sequence => Node.ListOf(sequence.Select(Read)),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when !isText => Plain(scalar.Value!),
        YamlScalarNode scalar => Node.Text(scalar.Value),
        _ => throw new NotSupportedException(),
    };

    private static Node Plain(string text)
    {
        if (text.ToLowerInvariant() is "" or "~" or "null")
            return Node.Text(null);
        if (text.ToLowerInvariant() is "y" or "n" or "yes" or "no" or "on" or "off" or "true" or "false")
            return Node.Truth(text.ToLowerInvariant() is "y" or "yes" or "on" or "true");
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return Node.Number(whole);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new Node.Scalar(number) : Node.Text(text);
    }
}
