using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>Kubernetes manifests that a step holds as documents.</summary>
internal static class Manifests
{
    /// <summary>All objects of the cluster that the step applies.</summary>
    public static IEnumerable<Node> In(MigrationView view, StepSpec spec) =>
        from argument in spec.Arguments
        where argument is not null && Contents.Of(argument.Value).Any(value => value is Json)
        from node in view.Names.NodeOf(argument.Value)?.DescendantsAndSelf() ?? []
        where node.Get("apiVersion") is not null && node.Get("kind") is not null
        select node;

    /// <summary>The property that holds them.</summary>
    public static string? PropertyOf(Step step) => Given.Find(step, value => value is Json).Property;
}
