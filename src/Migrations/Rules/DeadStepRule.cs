using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A step does nothing, is never reached, or changes something that nobody looks at.</summary>
internal static class DeadStepRule
{
    private const string Id = "GP7015";

    public static Rule Rule { get; } = new(Id, Severity.Warning, "A step does nothing, or nobody sees whether it did", context => MigrationView.Complete(context).SelectMany(view => Empty(view).Concat(Steps(view))));

    private static IEnumerable<Finding> Empty(MigrationView view)
    {
        foreach (var phase in view.Migration.Phases.OfType<Phase>())
        {
            if (!phase.Steps.OfType<Step>().Any())
                yield return new(Id, Severity.Warning, $"Phase {phase.Name} has no step: give it some, or take it away.", view.On(phase));
            foreach (var group in phase.Steps.OfType<Step>().SelectMany(Groups.WithMembers).Where(step => step is ParallelGroup or Sequence && !Groups.MembersOf(step).OfType<Step>().Any()))
                yield return new(Id, Severity.Warning, $"Group {group.Id} has no step: give it some, or take it away.", view.On(group));
        }
    }

    private static IEnumerable<Finding> Steps(MigrationView view)
    {
        foreach (var node in view.Graph.Nodes)
        {
            var (step, spec) = (node.Step, node.Spec);
            if (step is Check)
                continue;
            if (step is Manual { Instructions.Count: 0 })
                yield return new(Id, Severity.Warning, $"{step.Id} has no instructions, so nobody knows what to do: give some.", view.On(step));
            else if (spec.Effects.Count == 0 && DoesSomething(step, spec))
                yield return new(Id, Severity.Warning, $"{step.Id} is said to change something ({spec.Idempotency}), and not what, so no rule can judge it: give it Effects, or {nameof(Idempotency)}.{nameof(Idempotency.Read)} where it only reads.", view.On(step));
            else if (!spec.VerifiesItself && step.Verify.Count == 0 && !(step is Manual && step.Evidence.Count > 0) && spec.Effects.FirstOrDefault(effect => effect?.Kind is not EffectKind.Gates) is { Place: { } place } change)
                yield return new(Id, Severity.Warning, $"{step.Id} {Pairs.Verb(change.Kind)} {view.Names.TextOf(place)}, and nothing sees whether it did on the path {PathText.To(node)}: give it a check in {nameof(Step.Verify)}{(step is Manual ? $", or {nameof(Step.Evidence)}" : "")}.", view.On(step));
        }
    }

    /// <summary>Whether a step without effects is said to have some. Telling somebody is none.</summary>
    private static bool DoesSomething(Step step, StepSpec spec) => step is not (Manual or Notify) && spec.Idempotency != Idempotency.Read;
}
