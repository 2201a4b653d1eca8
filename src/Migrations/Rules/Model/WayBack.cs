using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>What of a migration can be undone, and how far.</summary>
internal static class WayBack
{
    /// <summary>The step that is marked as the point of no return, or null.</summary>
    public static StepNode? Marked(MigrationView view) => view.Graph.Find(view.Migration.PointOfNoReturn?.Id);

    /// <summary>Whether nobody can abort any more once a step runs.</summary>
    public static bool IsPast(MigrationView view, StepNode? last, StepNode node) => last is not null && (last == node || view.Graph.IsBefore(last, node));

    /// <summary>What a step does that would have to be undone; what ends by itself, as an opened port does, is not among it, nor backups.</summary>
    public static IEnumerable<Touch> Changes(MigrationView view, StepNode node) => view.Touches.Of(node, node.Step).Where(touch =>
        touch.Member is null
        && touch.Kind is EffectKind.Creates or EffectKind.Writes or EffectKind.Destroys or EffectKind.Restores or EffectKind.Promotes or EffectKind.Shifts
        && touch.Category != PlaceCategories.Backup
        && !IsUndoneEarlier(view, touch));

    /// <summary>Whether a step says that it cannot be undone, or destroys and has no compensation.</summary>
    public static bool IsIrreversible(MigrationView view, StepNode node) =>
        node.Step.Irreversible is not null || (node.Step.Compensation is null && Changes(view, node).Any(touch => touch.Kind == EffectKind.Destroys));

    /// <summary>Whether the place, or its stack, goes away with the compensation of the earlier step that made it.</summary>
    public static bool IsUndoneEarlier(MigrationView view, Touch touch) => view.Touches.WithOwner(touch.Place).Any(place =>
        view.Touches.Undone.Of(EffectKind.Destroys, place).Before(touch.Node, Moment.Runs) is { } undone
        && view.Touches.Done.Of(EffectKind.Creates, place).At(undone.Node) is not null);
}
