using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A table is copied onto itself.</summary>
internal static class SelfCopyRule
{
    private const string Id = "GP7024";

    public static Rule Rule { get; } = new(Id, Severity.Error, "A table is copied onto itself", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        foreach (var step in view.Graph.Nodes.SelectMany(node => MigrationParts.WithInner(node.Step)))
        {
            if (Ends(step) is not { } ends)
                continue;
            var from = view.Names.TextOf(ends.From);
            if (from.Length > 0 && from == view.Names.TextOf(ends.To))
                yield return new(Id, Severity.Error, $"{step.Id} reads table {from} and writes it: source and target are the same. Give the table that is to hold the items.", view.On(step, nameof(CopyTable.To)));
        }
    }

    private static (object? From, object? To)? Ends(Step step) => step switch
    {
        CopyTable copy => (copy.From, copy.To),
        TransformTable transform => (transform.From, transform.To),
        _ => null,
    };
}
