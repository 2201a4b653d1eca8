using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Groundplan.Runner.Documents;

/// <summary>A CloudFormation template as text and as nodes.</summary>
internal sealed record Template(string Body, YamlMappingNode Root)
{
    private const int MaxDepth = 100;

    public IEnumerable<TemplateResource> Resources
        => Section("Resources").Children
            .Where(pair => pair.Value is YamlMappingNode)
            .Select(pair => new TemplateResource(((YamlScalarNode)pair.Key).Value!, (YamlMappingNode)pair.Value));

    public IEnumerable<string> Outputs => Section("Outputs").Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value!);

    public static Template Read(Plan plan, PlanRoot root) => Parse(plan.Document(root, DocumentKind.Template), $"template of {root.FullName}");

    public static Template Parse(byte[] utf8, string shownName)
    {
        try
        {
            var body = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8);
            RejectDeepOrAliased(body);
            var stream = new YamlStream();
            stream.Load(new StringReader(body));
            if (stream.Documents is not [{ RootNode: YamlMappingNode root }] || !root.Children.Keys.All(k => k is YamlScalarNode))
                throw new YamlException("it is not one mapping");
            var template = new Template(body, root);
            if (template.Section("Resources").Children.Keys.Any(k => k is not YamlScalarNode))
                throw new YamlException("a logical id is not text");
            return template;
        }
        catch (Exception e) when (e is YamlException or DecoderFallbackException or ArgumentException)
        {
            throw RunnerError.Usage($"The {shownName} is not a template: {e.Message} Rebuild the project.");
        }
    }

    /// <summary>A top-level section; empty when there is none.</summary>
    public YamlMappingNode Section(string name)
        => Root.Children.TryGetValue(new YamlScalarNode(name), out var section) && section is YamlMappingNode mapping ? mapping : [];

    // The representation model is built by recursion, and CloudFormation knows no aliases.
    private static void RejectDeepOrAliased(string body)
    {
        var parser = new Parser(new StringReader(body));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MaxDepth)
                throw new YamlException($"it is nested more than {MaxDepth} deep");
            if (parser.Current is AnchorAlias)
                throw new YamlException("it has a YAML alias, which CloudFormation does not know");
        }
    }
}
