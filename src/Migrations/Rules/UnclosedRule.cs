using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>Something is opened, paused or scaled, and still is at the end.</summary>
internal static class UnclosedRule
{
    private const string Id = "GP7005";

    public static Rule Rule { get; } = new(Id, Severity.Error, "What is opened, paused or scaled is so at the end", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view) =>
        from pair in Pairs.Ending
        from touch in view.Touches.Done.Of(pair.Begins).All
        where touch.Moment == Moment.Runs && !Ends(view, touch, pair.Ends)
        select new Finding(
            Id,
            Severity.Error,
            $"{touch.Step.Id} {Pairs.Verb(touch.Kind)} {touch.Place}, and nothing after it {Pairs.Verb(pair.Ends)} it on the path {PathText.ToEnd(view.Graph, touch.Node)}: add a step that does{Early(view, touch, pair.Ends)}.",
            view.On(touch.Step));

    private static bool Ends(MigrationView view, Touch touch, EffectKind ends) =>
        view.Touches.Done.Of(ends, touch.Place).After(touch.Node, touch.Moment) is not null
        || view.Touches.Done.Of(EffectKind.Destroys, touch.Place).After(touch.Node, touch.Moment) is not null
        || touch.Spec.Effects.Any(effect => effect?.Kind == ends && effect.Place is { } place && view.Names.TextOf(place) == touch.Place);

    private static string Early(MigrationView view, Touch touch, EffectKind ends) =>
        view.Touches.Done.Of(ends, touch.Place).All.FirstOrDefault() is { } other ? $"; {other.Step.Id} is not certain to come later" : "";
}
