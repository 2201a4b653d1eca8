using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>The point of no return is not where it is marked, or the way back to it has a gap.</summary>
internal static class PointOfNoReturnRule
{
    private const string Id = "GP7009";

    public static Rule Rule { get; } = new(Id, Severity.Error, "The point of no return is wrong, or a step before it cannot be undone", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        var marked = WayBack.Marked(view);
        if (marked is null && view.Migration.PointOfNoReturn is not null)
            yield break;
        var final = view.Graph.Nodes.Where(node => WayBack.IsIrreversible(view, node)).ToList();
        if (marked is null && final.Count > 0)
            yield return Unmarked(view, final[0]);
        foreach (var node in final.Where(node => marked is not null && !WayBack.IsPast(view, marked, node)))
            yield return Early(view, node, marked!);
        var last = marked ?? final.FirstOrDefault();
        foreach (var node in view.Graph.Nodes)
        {
            if ((last is null || view.Graph.IsBefore(node, last)) && node.Step.Compensation is null && !WayBack.IsIrreversible(view, node) && WayBack.Changes(view, node).FirstOrDefault() is { } change)
                yield return Gap(view, node, change, last);
        }
    }

    private static Finding Unmarked(MigrationView view, StepNode node) => new(
        Id,
        Severity.Error,
        $"{node.Step.Id} {Why(view, node)}, and no point of no return is marked on the path {PathText.To(node)}: set {nameof(Migration.PointOfNoReturn)} to it, or give it a Compensation.",
        view.On(node.Step));

    private static Finding Early(MigrationView view, StepNode node, StepNode marked) => new(
        Id,
        Severity.Error,
        $"{node.Step.Id} {Why(view, node)}, and {(view.Graph.IsBefore(node, marked) ? $"the point of no return comes later, at {marked.Step.Id}: {PathText.Between(node, marked)}" : $"may run before {marked.Step.Id}, the point of no return, does: {PathText.To(node)}")}. Mark the first step that cannot be undone.",
        view.On(node.Step));

    private static Finding Gap(MigrationView view, StepNode node, Touch change, StepNode? last) => new(
        Id,
        Severity.Error,
        $"{node.Step.Id} {Pairs.Verb(change.Kind)} {change.Place} and has no compensation, so that an abort on the path {PathText.To(node)} → abort leaves it so: give it a Compensation, or say in {nameof(Step.Irreversible)} why there is none{(last is null ? "" : $" and mark it instead of {last.Step.Id}")}.",
        view.On(node.Step));

    private static string Why(MigrationView view, StepNode node) => node.Step.Irreversible is null
        ? $"destroys {WayBack.Changes(view, node).First(touch => touch.Kind == EffectKind.Destroys).Place} and has no compensation"
        : $"is irreversible ({node.Step.Irreversible})";
}
