using Groundplan.Runner.Documents;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Groundplan.Runner.TestDeploy;

/// <summary>Template → the same template under names of its own, with nothing that would survive its deletion.</summary>
internal static class TemplateRenamer
{
    // Their values are logical ids, types and policies, which are no physical names even where they are spelled like one.
    private static readonly HashSet<string> Structural = ["Ref", "Fn::GetAtt", "DependsOn", "Condition", "Type", "DeletionPolicy", "UpdateReplacePolicy"];

    private static readonly HashSet<string> StructuralTags = ["!Ref", "!GetAtt", "!Condition"];

    private static readonly HashSet<string> DeletionProtections = ["DeletionProtection", "DeletionProtectionEnabled"];

    /// <param name="template">The production template; left as it is.</param>
    /// <param name="root">Whose names are replaced.</param>
    /// <param name="suffix">Appended to each name, with its separator.</param>
    public static RenamedTemplate Run(Template template, PlanRoot root, string suffix)
    {
        var replacement = new NameReplacement(root.Names.Select(n => n.Name).Concat(root.Publishes), suffix);
        var copy = Template.Parse(System.Text.Encoding.UTF8.GetBytes(template.Body), "template");
        var changed = new HashSet<YamlScalarNode>(ReferenceEqualityComparer.Instance);
        Replace(copy.Root, replacement, changed);
        foreach (var resource in copy.Resources)
        {
            MakeDeletable(resource);
            SetAside(resource);
        }

        foreach (var output in copy.Section("Outputs").Children.Values.OfType<YamlMappingNode>())
            RenameExport(output, suffix, changed);
        return new RenamedTemplate(Text(copy.Root), [.. replacement.Names.OrderBy(n => n.Key, StringComparer.Ordinal)], [.. Problems(copy, root, suffix, changed)]);
    }

    private static void Replace(YamlNode node, NameReplacement replacement, HashSet<YamlScalarNode> changed)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                foreach (var (key, value) in mapping.Children)
                    if (key is not YamlScalarNode { Value: { } name } || !IsStructural(name, value))
                        Replace(value, replacement, changed);
                break;
            case YamlSequenceNode sequence when !HasTag(sequence, StructuralTags):
                foreach (var item in sequence.Children)
                    Replace(item, replacement, changed);
                break;
            case YamlScalarNode { Value: { } text } scalar when !HasTag(scalar, StructuralTags):
                scalar.Value = replacement.In(text);
                if (scalar.Value != text)
                    changed.Add(scalar);
                break;
        }
    }

    // A property may be called Type or Condition too; there its value is a mapping or a list of text that holds no logical id.
    private static bool IsStructural(string key, YamlNode value) => Structural.Contains(key) && value is not YamlMappingNode;

    private static bool HasTag(YamlNode node, HashSet<string> tags) => !node.Tag.IsEmpty && tags.Contains(node.Tag.Value);

    private static void MakeDeletable(TemplateResource resource)
    {
        var policy = new YamlScalarNode("DeletionPolicy");
        if (resource.Node.Children.ContainsKey(policy))
            resource.Node.Children[policy] = new YamlScalarNode("Delete");
        foreach (var (key, value) in resource.Properties.Children)
            if (key is YamlScalarNode { Value: { } name } && DeletionProtections.Contains(name) && value is YamlScalarNode scalar)
                scalar.Value = "false";
    }

    // A VPC takes one private DNS name of a service, and a route table one gateway endpoint of it: those of production, as a rule.
    private static void SetAside(TemplateResource resource)
    {
        if (resource.Type != "AWS::EC2::VPCEndpoint")
            return;
        resource.Properties.Children.Remove(new YamlScalarNode("RouteTableIds"));
        var privateDns = new YamlScalarNode("PrivateDnsEnabled");
        if (resource.Properties.Children.ContainsKey(privateDns))
            resource.Properties.Children[privateDns] = new YamlScalarNode("false");
    }

    private static void RenameExport(YamlMappingNode output, string suffix, HashSet<YamlScalarNode> changed)
    {
        var name = Child(Child(output, "Export"), "Name");
        if ((name is YamlMappingNode ? Child(name, "Fn::Sub") : name) is YamlScalarNode { Value: { } text } scalar
            && !changed.Contains(scalar) && !text.Contains("${AWS::StackName}", StringComparison.Ordinal) && !HasTag(scalar, StructuralTags))
            scalar.Value = text + suffix;
    }

    private static YamlNode? Child(YamlNode? node, string key)
        => node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private static IEnumerable<string> Problems(Template renamed, PlanRoot root, string suffix, HashSet<YamlScalarNode> changed)
    {
        var resources = renamed.Resources.ToDictionary(r => r.LogicalId, StringComparer.Ordinal);
        foreach (var name in root.Names)
        {
            var longer = NameReplacement.Rename(name.Name, suffix);
            if (name.Limit is > 0 && longer.Length > name.Limit)
                yield return $"{name.LogicalId}: the test name '{longer}' has {longer.Length} characters, {name.Type} takes {name.Limit}.";
            if (resources.TryGetValue(name.LogicalId, out var resource) && Child(resource.Properties, name.Property) is { } value
                && !value.AllNodes.OfType<YamlScalarNode>().Any(changed.Contains))
                yield return $"{name.LogicalId}: {name.Property} is computed in the template, so the test stack would take the production name '{name.Name}'.";
        }
    }

    private static string Text(YamlMappingNode root)
    {
        var writer = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(root)).Save(new Emitter(writer, EmitterSettings.Default.WithMaxSimpleKeyLength(1024)), assignAnchors: false);
        return writer.ToString().TrimEnd('\n').TrimEnd('.').TrimEnd('\n') + "\n";
    }
}
