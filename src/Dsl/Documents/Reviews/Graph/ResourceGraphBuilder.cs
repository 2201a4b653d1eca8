using System.Text.RegularExpressions;
using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.Reviews.Graph;

/// <summary>Reads the references of a template: Ref, GetAtt, the holes of Sub, and DependsOn.</summary>
internal static class ResourceGraphBuilder
{
    private static readonly Regex Hole = new(@"\$\{(?<id>[A-Za-z0-9]+)(?:\.[^}]*)?\}", RegexOptions.CultureInvariant);

    public static ResourceGraph Build(RootFacts facts)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var resource in facts.Resources)
            positions[resource.Id] = positions.Count;
        var edges = facts.Resources.SelectMany((resource, from) => References(resource.Body)
            .Distinct(StringComparer.Ordinal)
            .Where(id => positions.TryGetValue(id, out var to) && to != from)
            .Select(id => new GraphEdge(from, positions[id])));
        return new(facts.Resources.Select(resource => new GraphNode(resource.Id, resource.Type)).ToItems(), edges.ToItems());
    }

    private static IEnumerable<string> References(Node body) => body.DescendantsAndSelf().SelectMany(OfNode).Concat(Dependencies(body.Get("DependsOn")));

    private static IEnumerable<string> Dependencies(Node? dependsOn) =>
        dependsOn?.AsText is { } only ? [only] : (dependsOn?.Elements ?? []).Select(id => id.AsText).OfType<string>();

    private static IEnumerable<string> OfNode(Node node) => node switch
    {
        Node.Tag { Function: "Ref", Argument: var argument } when argument.AsText is { } id => [id],
        Node.Tag { Function: "Fn::GetAtt", Argument: var argument } when argument.Elements.FirstOrDefault()?.AsText is { } id => [id],
        Node.Tag { Function: "Fn::Sub", Argument: var argument } => Holes(argument.AsText ?? argument.Elements.FirstOrDefault()?.AsText ?? ""),
        _ => [],
    };

    private static IEnumerable<string> Holes(string text) => Hole.Matches(text).Cast<Match>().Select(match => match.Groups["id"].Value);
}
