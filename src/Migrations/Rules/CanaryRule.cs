using Groundplan.Documents.Nodes;
using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A canary goes on because time has passed, and not because it is well.</summary>
internal static class CanaryRule
{
    private const string Id = "GP7017";

    public static Rule Rule { get; } = new(Id, Severity.Warning, "A canary has pauses and no gate", context => MigrationView.Complete(context).SelectMany(view => Shifts(view).Concat(Rollouts(view))));

    private static IEnumerable<Finding> Shifts(MigrationView view)
    {
        var gates = view.Touches.Done.Of(EffectKind.Gates);
        return
            from change in Change.In(view)
            where change is { Previous: not null, Wait: not null } && gates.Between(change.Previous, change.Touch) is null
            select new Finding(
                Id,
                Severity.Warning,
                $"Between {change.Previous!.Step.Id} and {change.Touch.Step.Id} there is only {change.Wait!.Step.Id}, so the second goes on however the first went: {PathText.Between(change.Previous.Node, change.Touch.Node)}. Add an AlarmGate or a MetricGate that holds for {Durations.Text(((Wait)change.Wait.Step).Time)}.",
                view.On(change.Touch.Step));
    }

    /// <summary>Rollouts of Argo among the manifests.</summary>
    private static IEnumerable<Finding> Rollouts(MigrationView view)
    {
        foreach (var (_, step, spec) in view.AllSteps())
        {
            foreach (var manifest in Manifests.In(view, spec).Where(manifest => manifest.Get("kind")?.AsText == "Rollout"))
            {
                var steps = manifest.At("/spec/strategy/canary/steps");
                if (steps is null || !steps.Elements.Any(entry => entry.Get("setWeight") is not null) || manifest.At("/spec/strategy/canary/analysis") is not null)
                    continue;
                if (steps.Elements.All(entry => entry.Get("analysis") is null && !IsManual(entry.Get("pause"))))
                    yield return new(Id, Severity.Warning, $"The canary of rollout {manifest.At("/metadata/name")?.AsText} that {step.Id} applies has only weights and timed pauses, so it goes on however it fares: add an analysis, or a pause without a duration and an ArgoPromote behind a gate.", view.On(step, Manifests.PropertyOf(step)));
            }
        }
    }

    /// <summary>A pause without a duration lasts until somebody promotes.</summary>
    private static bool IsManual(Node? pause) => pause is not null && pause.Get("duration") is null;
}
