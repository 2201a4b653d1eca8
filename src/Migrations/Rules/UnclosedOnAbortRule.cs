using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>Something is opened, paused or scaled, and still is after an abort.</summary>
internal static class UnclosedOnAbortRule
{
    private const string Id = "GP7006";

    public static Rule Rule { get; } = new(Id, Severity.Error, "What is opened, paused or scaled is so after an abort", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        var last = WayBack.Marked(view);
        return
            from pair in Pairs.Ending
            from touch in view.Touches.Done.Of(pair.Begins).All
            where touch.Moment == Moment.Runs && !WayBack.IsPast(view, last, touch.Node) && !IsUndone(view, touch, pair.Ends)
            select new Finding(
                Id,
                Severity.Error,
                $"{touch.Step.Id} {Pairs.Verb(touch.Kind)} {touch.Place}, and it stays so on the path {PathText.To(touch.Node)} → abort: give {touch.Step.Id} a Compensation that {Pairs.Verb(pair.Ends)} it.",
                view.On(touch.Step));
    }

    private static bool IsUndone(MigrationView view, Touch touch, EffectKind ends) => Undoes(view.Touches.Undone.Of(ends, touch.Place), touch)
        || Undoes(view.Touches.Undone.Of(EffectKind.Destroys, touch.Place), touch)
        || touch.Spec.Effects.Any(effect => effect?.Kind == ends && effect.Place is { } place && view.Names.TextOf(place) == touch.Place);

    private static bool Undoes(TouchList undone, Touch touch) => undone.At(touch.Node) is not null || undone.Before(touch.Node, touch.Moment) is not null;
}
