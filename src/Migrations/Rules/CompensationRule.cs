using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A compensation does something else than undo its step.</summary>
internal static class CompensationRule
{
    private const string Id = "GP7010";

    public static Rule Rule { get; } = new(Id, Severity.Error, "A compensation does not undo its step", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        foreach (var node in view.Graph.Nodes)
        {
            if (node.Step.Compensation is not { } compensation)
                continue;
            var undone = view.Touches.Of(node, compensation).ToList();
            if (compensation.Compensation is { } second)
                yield return new(Id, Severity.Error, $"{compensation.Id} undoes {node.Step.Id} and has a compensation itself: {node.Step.Id} → {compensation.Id} → {second.Id}. What undoes cannot be undone: take it away.", view.On(compensation, nameof(Step.Compensation)));
            if (Foreign(view, node, undone) is { } foreign)
                yield return new(Id, Severity.Error, $"{compensation.Id} destroys {foreign.Place}, which {node.Step.Id} neither makes nor writes: an abort would take what was there all along, on the path {PathText.To(node)} → abort → {compensation.Id}. Undo what {node.Step.Id} did, and nothing else.", view.On(node.Step, nameof(Step.Compensation)));
            else if (Left(view, node, undone) is { } left)
                yield return new(Id, Severity.Error, $"{node.Step.Id} {Pairs.Verb(left.Kind)} {left.Place}, and {compensation.Id} does not undo that on the path {PathText.To(node)} → abort → {compensation.Id}: it {Does(undone)}. Give a compensation that {string.Join(" or ", Pairs.Undoing(left.Kind).Select(Pairs.Verb))} {left.Place}.", view.On(node.Step, nameof(Step.Compensation)));
            else if (compensation.AcceptsDataLoss is null && Older(view, node, undone) is { } older)
                yield return new(Id, Severity.Error, $"{compensation.Id} destroys {older.Place}, which {node.Step.Id} did not make{Evidence(view, node, older)}: what was there before is gone on the path {PathText.To(node)} → abort → {compensation.Id}. {Advice(node, older)}.", view.On(node.Step, nameof(Step.Compensation)));
        }
    }

    /// <summary>Data that is destroyed although the step did nothing to it. Nobody can accept that loss: it is a slip.</summary>
    private static Touch? Foreign(MigrationView view, StepNode node, List<Touch> undone) => undone.FirstOrDefault(touch =>
        touch.Kind == EffectKind.Destroys
        && touch.Member is null
        && PlaceCategories.HoldsData(touch.Category)
        && !view.Touches.Of(node, node.Step).Any(own => own.Kind is EffectKind.Creates or EffectKind.Writes or EffectKind.Restores && view.Touches.WithOwner(touch.Place).Contains(own.Place)));

    /// <summary>An effect of the step that its compensation leaves.</summary>
    private static Touch? Left(MigrationView view, StepNode node, List<Touch> undone) => view.Touches.Of(node, node.Step).FirstOrDefault(touch =>
        touch.Member is null
        && !WayBack.IsCopy(touch)
        && Pairs.Undoing(touch.Kind) is { Count: > 0 } undoing
        && !WayBack.IsUndoneEarlier(view, touch)
        && !undone.Any(back => undoing.Contains(back.Kind) && view.Touches.WithOwner(touch.Place).Contains(back.Place)));

    /// <summary>Something destroyed that held data before the step.</summary>
    private static Touch? Older(MigrationView view, StepNode node, List<Touch> undone) => undone.FirstOrDefault(touch =>
        touch.Kind == EffectKind.Destroys
        && touch.Member is null
        && (touch.Category == PlaceCategories.Stack || PlaceCategories.HoldsData(touch.Category))
        && !Makers.IsMade(view, node, touch.Place)
        && !IsEmpty(view, node, touch.Place));

    private static string Evidence(MigrationView view, StepNode node, Touch older) =>
        view.Touches.Done.Of(EffectKind.Creates, older.Place).At(node) is { } maker && Makers.Standing(view, maker) is { } user ? $", since {user.Step.Id} works on it before" : "";

    private static string Advice(StepNode node, Touch older) => older.Category == PlaceCategories.Stack
        ? $"Deploy what was there instead, or say in {nameof(Step.Irreversible)} of {node.Step.Id} that it stays"
        : $"Put a check that it is empty into {nameof(Step.Requires)} of {node.Step.Id}, or restore instead";

    private static bool IsEmpty(MigrationView view, StepNode node, string place) =>
        node.Step.Requires.OfType<Step>().Concat(node.Before.Select(before => before.Step)).Any(check =>
            check.Specify() is { Kind: "require-empty-table" or "require-empty-bucket" } spec && spec.Places.Any(empty => empty is not null && view.Names.TextOf(empty) == place));

    private static string Does(List<Touch> undone) => undone.Count == 0 ? "changes nothing that is declared" : string.Join(" and ", undone.Where(touch => touch.Member is null).Take(2).Select(touch => $"{Pairs.Verb(touch.Kind)} {touch.Place}"));
}
