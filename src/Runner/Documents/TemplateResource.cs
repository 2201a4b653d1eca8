using YamlDotNet.RepresentationModel;

namespace Groundplan.Runner.Documents;

/// <summary>A resource of a template.</summary>
internal sealed record TemplateResource(string LogicalId, YamlMappingNode Node)
{
    public string Type => Text(Node, "Type") ?? "";

    public YamlMappingNode Properties => Node.Children.TryGetValue(new YamlScalarNode("Properties"), out var value) && value is YamlMappingNode mapping ? mapping : [];

    public string? Property(string name) => Text(Properties, name);

    public bool HasProperty(string name) => Properties.Children.ContainsKey(new YamlScalarNode(name));

    private static string? Text(YamlMappingNode node, string name)
        => node.Children.TryGetValue(new YamlScalarNode(name), out var value) && value is YamlScalarNode scalar && (scalar.Tag.IsEmpty || !scalar.Tag.Value.StartsWith('!')) ? scalar.Value : null;
}
