using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>What a migration makes itself, and what was there before.</summary>
internal static class Makers
{
    /// <summary>Whether the place, or its stack, is made by a step or by one before it, and did not stand before that.</summary>
    public static bool IsMade(MigrationView view, StepNode node, string place) => view.Touches.WithOwner(place).Any(made =>
        view.Touches.Done.Of(EffectKind.Creates, made) is var makers
        && (makers.At(node) ?? makers.Before(node, Moment.Runs)) is { } maker
        && Standing(view, maker) is null);

    /// <summary>A step that works on a resource of a stack before that is deployed, so that the deployment changes what stands already; null where none does, or the stack is deleted before.</summary>
    public static Touch? Standing(MigrationView view, Touch maker) => maker.Step is DeployStack && view.Touches.Done.Of(EffectKind.Destroys, maker.Place).Before(maker.Node, Moment.Runs) is null
        ? view.Touches.UsesOf(maker.Place).Before(maker.Node, Moment.Runs)
        : null;
}
