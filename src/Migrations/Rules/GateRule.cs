using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>Something is promoted, or traffic is shifted, and nobody and nothing looks at the health before.</summary>
internal static class GateRule
{
    private const string Id = "GP7007";

    public static Rule Rule { get; } = new(Id, Severity.Warning, "Nothing looks at the health before a promotion or a shift of traffic", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        var gates = view.Touches.Done.Of(EffectKind.Gates);
        foreach (var change in Change.In(view))
        {
            if (change.Previous is null && gates.Before(change.Touch.Node, Moment.Runs) is null)
                yield return Ungated(view, change, $"on the path {PathText.To(change.Touch.Node)}");
            else if (change.Previous is { } previous && gates.Between(previous, change.Touch) is null && change.Wait is null)
                yield return Ungated(view, change, $"since {previous.Step.Id}, on the path {PathText.Between(previous.Node, change.Touch.Node)}");
        }
    }

    private static Finding Ungated(MigrationView view, Change change, string where) => new(
        Id,
        Severity.Warning,
        $"{change.Touch.Step.Id} {Pairs.Verb(change.Touch.Kind)} {change.Touch.Place}, and no gate looks at the health {where}: add an AlarmGate, a MetricGate, an {nameof(HttpCheck)} with {nameof(HttpCheck.Gates)}, or an {nameof(Approval)}.",
        view.On(change.Touch.Step));
}
