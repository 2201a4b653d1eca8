using System.Text.RegularExpressions;
using Groundplan.Documents.Nodes;

namespace Groundplan.Documents;

/// <summary>The SSM parameters by which stacks speak to each other.</summary>
internal static class SsmPaths
{
    private static readonly Regex DynamicReference = new(@"\{\{resolve:ssm(?:-secure)?:(?<name>[a-zA-Z0-9_./-]+)(?::[0-9]+)?\}\}", RegexOptions.CultureInvariant);

    /// <summary>The names of the parameters that a stack creates, as far as they are known before deployment; ordinal order.</summary>
    public static Items<string> PublishedBy(Items<ResourceFacts> resources, Stack stack) => Ordered(resources
        .Where(resource => resource.Type == "AWS::SSM::Parameter")
        .Select(resource => resource["Name"])
        .OfType<Node>()
        .Select(name => ReadableText.Known(name, stack))
        .OfType<string>());

    /// <summary>The parameters that a deployment reads: defaults of SSM-typed template parameters and dynamic references; ordinal order.</summary>
    public static Items<string> ConsumedBy(Node.Object template) => Ordered(Defaults(template).Concat(DynamicReferences(template)));

    private static IEnumerable<string> Defaults(Node.Object template) => (template.Get("Parameters") as Node.Object)?.Entries
        .Where(entry => entry.Value.Get("Type")?.AsText?.StartsWith("AWS::SSM::Parameter::", StringComparison.Ordinal) == true)
        .Select(entry => entry.Value.Get("Default")?.AsText)
        .OfType<string>() ?? [];

    private static IEnumerable<string> DynamicReferences(Node template) => template.DescendantsAndSelf()
        .Select(node => node.AsText)
        .OfType<string>()
        .SelectMany(text => DynamicReference.Matches(text).Cast<Match>().Select(match => match.Groups["name"].Value));

    private static Items<string> Ordered(IEnumerable<string> paths) =>
        paths.Where(path => path.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal).ToItems();
}
