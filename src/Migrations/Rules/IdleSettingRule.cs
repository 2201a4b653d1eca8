using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A group, a check or a compensation is given what only a step on the way to the end can have.</summary>
internal static class IdleSettingRule
{
    private const string Id = "GP7028";

    private const StepRole Any = StepRole.Group | StepRole.Check;

    // What the runner reads of each role is in the runbook's schema; all else that is set has no effect.
    private static readonly (string Name, Func<Step, bool> IsSet, StepRole Idle)[] Settings =
    [
        (nameof(Step.After), step => step.After.Count > 0, StepRole.Check | StepRole.Compensation),
        (nameof(Step.NotBefore), step => step.NotBefore.Count > 0, StepRole.Check | StepRole.Compensation),
        (nameof(Step.Requires), step => step.Requires.Count > 0, Any),
        (nameof(Step.Verify), step => step.Verify.Count > 0, Any),
        (nameof(Step.Compensation), step => step.Compensation is not null, Any | StepRole.Compensation),
        (nameof(Step.Irreversible), step => step.Irreversible is not null, Any),
        (nameof(Step.AcceptsDataLoss), step => step.AcceptsDataLoss is not null, Any),
        (nameof(Step.Timeout), step => step.Timeout is not null, Any),
        (nameof(Step.Retry), step => step.Retry is not null, Any),
        (nameof(Step.Evidence), step => step.Evidence.Count > 0, Any),
        (nameof(Step.Moves), step => step.Moves.Count > 0, Any | StepRole.Compensation),
        (nameof(Step.Estimate), step => step.Estimate is not null, Any | StepRole.Compensation),
        (nameof(Step.Owner), step => step.Owner is not null, Any),
    ];

    public static Rule Rule { get; } = new(Id, Severity.Error, "A setting that nothing looks at", context => MigrationView.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        foreach (var placed in PlacedStep.In(view.Migration))
        {
            foreach (var setting in Settings.Where(setting => (setting.Idle & placed.Role) != 0 && setting.IsSet(placed.Step)))
                yield return new(Id, Severity.Error, $"{setting.Name} of {placed.Step.Id} has no effect, since it is a {placed.Role.ToString().ToLowerInvariant()}: {Advice(placed.Role)}.", view.On(placed.Step, setting.Name));
        }

        foreach (var group in view.Graph.TooDeep)
            yield return new(Id, Severity.Error, $"Steps of {group.Id} has no effect, since the group stands in {GraphBuilder.DeepestNesting - 1} others, and nothing deeper is read: take groups away.", view.On(group, "Steps"));
    }

    private static string Advice(StepRole role) => role switch
    {
        StepRole.Group => "give it to the steps of the group",
        StepRole.Check => "give it to the step that it belongs to, or make the check a step",
        _ => "a compensation runs by itself, when the runner comes to it; take it away",
    };
}
