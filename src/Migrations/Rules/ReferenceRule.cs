using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A step refers to one that is not there, or not done in time.</summary>
internal static class ReferenceRule
{
    private const string Id = "GP7002";

    public static Rule Rule { get; } = new(Id, Severity.Error, "A step refers to one that is not done before it", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        var roles = new Dictionary<string, StepRole>(StringComparer.Ordinal);
        foreach (var placed in PlacedStep.In(view.Migration))
            roles[placed.Step.Id ?? ""] = placed.Role;
        var unread = new HashSet<string>(view.Graph.TooDeep.SelectMany(Groups.WithMembers).Select(step => step.Id ?? ""), StringComparer.Ordinal);
        var cycles = Cycles.Of(view.Graph).ToList();
        var cyclic = new HashSet<int>(cycles.SelectMany(cycle => cycle).Select(node => node.Index));
        return Orders(view, roles, unread)
            .Concat(Circles(view, cycles))
            .Concat(Outputs(view, roles, cyclic, unread))
            .Concat(NoReturn(view, roles, unread));
    }

    // What stands too deep to be read is another rule's finding.
    private static IEnumerable<Finding> Orders(MigrationView view, Dictionary<string, StepRole> roles, HashSet<string> unread)
    {
        foreach (var condition in view.Graph.Conditions.Where(condition => condition is { Named: not null, Earlier.Count: 0 } && !unread.Contains(condition.Named.Id ?? "")))
        {
            var subject = view.On(condition.Of, condition.Property, condition.Index);
            yield return condition.Named is ParallelGroup or Sequence && roles.ContainsKey(condition.Named.Id ?? "")
                ? new(Id, Severity.Error, $"{condition.Of.Id} waits for group {condition.Named.Id}, which has no step: give it some, or take it out of {condition.Property}.", subject)
                : Absent(view, subject, condition.Named!.Id, roles);
        }
    }

    private static IEnumerable<Finding> NoReturn(MigrationView view, Dictionary<string, StepRole> roles, HashSet<string> unread)
    {
        if (view.Migration.PointOfNoReturn is { } step && view.Graph.Find(step.Id) is null && !unread.Contains(step.Id ?? ""))
            yield return Absent(view, view.OnMigration(nameof(Migration.PointOfNoReturn)), step.Id, roles);
    }

    private static Finding Absent(MigrationView view, Subject subject, string? id, Dictionary<string, StepRole> roles) => new(
        Id,
        Severity.Error,
        roles.TryGetValue(id ?? "", out var role)
            ? $"{id} is a {role.ToString().ToLowerInvariant()} and no step of {view.Migration.Name}: name the step that must be done."
            : $"{id} is no step of {view.Migration.Name}: put it into a phase, or name one that is there.",
        subject);

    /// <summary>One for each condition, which a group has for all steps that it begins.</summary>
    private static IEnumerable<Finding> Circles(MigrationView view, IReadOnlyList<IReadOnlyList<StepNode>> cycles)
    {
        var told = new HashSet<object>(ByReference.Instance);
        return cycles.Where(cycle => ConditionOf(cycle) is not { } condition || told.Add(condition)).Select(cycle => Circle(view, cycle));
    }

    private static StepCondition? ConditionOf(IReadOnlyList<StepNode> cycle) => cycle[0].Conditions.FirstOrDefault(condition => condition.Earlier.Contains(cycle[cycle.Count - 1]));

    private static Finding Circle(MigrationView view, IReadOnlyList<StepNode> cycle)
    {
        var (first, second) = (cycle[cycle.Count - 1], cycle[0]);
        var condition = ConditionOf(cycle);
        return new(
            Id,
            Severity.Error,
            $"{second.Step.Id} waits for {first.Step.Id}, which waits for it: {PathText.Of([.. cycle.Select(PathText.Name), PathText.Name(second)])}. Take {condition?.Named?.Id ?? first.Step.Id} out of {condition?.Property ?? nameof(Step.After)}{(condition is null || ReferenceEquals(condition.Of, second.Step) ? "" : $" of {condition.Of.Id}")}, or put it before {condition?.Of.Id ?? second.Step.Id}.",
            view.On(condition?.Of ?? second.Step, condition?.Property ?? nameof(Step.After)));
    }

    private static IEnumerable<Finding> Outputs(MigrationView view, Dictionary<string, StepRole> roles, HashSet<int> cyclic, HashSet<string> unread)
    {
        foreach (var (node, step, spec) in view.AllSteps())
        {
            foreach (var output in Contents.Of(spec).OfType<StepOutput>().Distinct().Where(output => !unread.Contains(output.Step ?? "")))
            {
                var (property, index) = Given.Find(step, value => output.Equals(value));
                var subject = view.On(step, property, index);
                if (view.Graph.Find(output.Step) is not { } from)
                    yield return Absent(view, subject, output.Step, roles);
                else if (!Has(from.Spec, output.Name))
                    yield return new(Id, Severity.Error, $"{output.Step} has no output '{output.Name}': it has {OutputsOf(from.Spec)}.", subject);
                else if (!cyclic.Contains(node.Index) && !IsThere(view, from, node, step))
                    yield return new(Id, Severity.Error, $"{step.Id} takes {output.Name} of {output.Step}, which {When(view, from, node)} on the path {PathText.To(node)}: move {output.Step} before it.", subject);
            }
        }
    }

    private static bool Has(StepSpec spec, string name) => spec.Outputs.Any(output => output == name || output == "*");

    private static string OutputsOf(StepSpec spec) => spec.Outputs.Count == 0 ? "none" : string.Join(", ", spec.Outputs);

    /// <summary>Whether the output is known by then. What verifies or undoes a step may take the step's own.</summary>
    private static bool IsThere(MigrationView view, StepNode from, StepNode node, Step step) =>
        from == node ? !ReferenceEquals(step, node.Step) && !node.Step.Requires.Any(check => ReferenceEquals(check, step)) : view.Graph.IsBefore(from, node);

    private static string When(MigrationView view, StepNode from, StepNode node) =>
        from == node ? "is not done yet then" : view.Graph.IsBefore(node, from) ? "comes later" : "runs at the same time";
}
