using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A way back loses data, and nobody says so.</summary>
internal static class DataLossRule
{
    private const string Id = "GP7011";

    public static Rule Rule { get; } = new(Id, Severity.Error, "A rollback loses data without saying so", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        var marked = WayBack.Marked(view);
        foreach (var node in view.Graph.Nodes)
        {
            if (node.Step.Compensation is not { AcceptsDataLoss: null } compensation)
                continue;
            var undone = view.Touches.Of(node, compensation).ToList();
            if (undone.FirstOrDefault(touch => touch.Kind == EffectKind.Restores && PlaceCategories.HoldsData(touch.Category)) is { } restored)
                yield return Report(view, node, $"{compensation.Id} brings {restored.Place} back to an earlier state, so that what was written since is lost on the path {PathText.To(node)} → abort → {compensation.Id}");
            else if (Written(view, node, undone, marked) is { } loss)
                yield return Report(view, node, $"{compensation.Id} destroys {loss.Place}, and {loss.Writer.Step.Id} has let users write to it on the path {PathText.Between(node, loss.Writer.Node)} → abort → {compensation.Id}");
        }
    }

    /// <summary>Data that is destroyed although a later step may have sent writes there, and can still be undone.</summary>
    private static (string Place, Touch Writer)? Written(MigrationView view, StepNode node, List<Touch> undone, StepNode? marked)
    {
        foreach (var touch in undone.Where(touch => touch.Kind == EffectKind.Destroys && PlaceCategories.HoldsData(touch.Category)))
        {
            var writer = view.Touches.Done.Of(EffectKind.Promotes, touch.Place).Next(node) ?? view.Touches.Done.Of(EffectKind.Shifts).Next(node);
            if (writer is not null && !WayBack.IsPast(view, marked, writer.Node))
                return (touch.Place, writer);
        }

        return null;
    }

    private static Finding Report(MigrationView view, StepNode node, string message) => new(
        Id,
        Severity.Error,
        $"{message}: say in {nameof(Step.AcceptsDataLoss)} of {node.Step.Compensation!.Id} what is lost and why that is bearable, or find another way back.",
        view.On(node.Step.Compensation!));
}
