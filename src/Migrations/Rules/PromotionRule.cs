using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A replica is promoted while writes are on their way to it, or used before it is promoted.</summary>
internal static class PromotionRule
{
    private const string Id = "GP7008";

    public static Rule Rule { get; } = new(Id, Severity.Error, "A database is promoted before writes are stopped and have arrived", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        foreach (var promotion in view.Touches.Done.Of(EffectKind.Promotes).All)
        {
            if (promotion.Moment != Moment.Runs || !promotion.Category.StartsWith(PlaceCategories.Database, StringComparison.Ordinal))
                continue;
            var arrivals = view.Touches.Done.Of(EffectKind.CatchesUp, promotion.Place);
            var pauses = view.Touches.Done.Of(EffectKind.Pauses);
            if (arrivals.Before(promotion.Node, promotion.Moment) is not { } arrival)
                yield return Report(view, promotion, $"{promotion.Step.Id} promotes {promotion.Place}, and nothing has seen that all writes have arrived there on the path {PathText.To(promotion.Node)}: put an AwaitReplicaLag of zero before it{Later(arrivals)}.");
            else if (arrivals.Where(candidate => pauses.Before(candidate.Node, candidate.Moment) is not null).Before(promotion.Node, promotion.Moment) is not { } calm)
                yield return Report(view, promotion, $"{promotion.Step.Id} promotes {promotion.Place}, and no writes are stopped before {arrival.Step.Id} waits for them to arrive on the path {PathText.To(promotion.Node)}: what is written after that is lost. Put a step that pauses them, such as SetMaintenance, before {arrival.Step.Id}.");
            else if (pauses.Before(calm.Node, calm.Moment) is { } pause && Hasty(view, promotion, pause) is { } finding)
                yield return finding;
        }
    }

    private static Finding? Hasty(MigrationView view, Touch promotion, Touch pause)
    {
        if (view.Touches.Done.Of(EffectKind.Resumes, pause.Place).Between(pause, promotion) is { } early)
            return Report(view, promotion, $"{early.Step.Id} lets writes through again before {promotion.Step.Id} promotes {promotion.Place}: {PathText.Between(early.Node, promotion.Node)}. Move it behind the promotion.");
        return Switches(view, pause).FirstOrDefault(touch => !view.Graph.IsBefore(promotion.Node, touch.Node)) is { } hasty
            ? Report(view, hasty, $"{hasty.Step.Id} shifts {hasty.Place} before {promotion.Step.Id} promotes {promotion.Place}, so that writes reach a replica that refuses them: {PathText.To(hasty.Node)}. Move it behind the promotion.")
            : null;
    }

    /// <summary>The shifts of traffic that are part of the cut-over: not certain to be over before the writes are stopped.</summary>
    private static IEnumerable<Touch> Switches(MigrationView view, Touch pause) =>
        view.Touches.Done.Of(EffectKind.Shifts).All.Where(touch => touch.Moment == Moment.Runs && !view.Graph.IsBefore(touch.Node, pause.Node));

    private static string Later(TouchList arrivals) => arrivals.All.FirstOrDefault() is { } other ? $"; {other.Step.Id} is not certain to come before" : "";

    private static Finding Report(MigrationView view, Touch touch, string message) => new(Id, Severity.Error, message, view.On(touch.Step));
}
