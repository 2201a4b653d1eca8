using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A step speaks of a resource or a stack that the migration, or the plan, does not have.</summary>
internal static class ForeignRule
{
    private const string Id = "GP7003";

    public static Rule Rule { get; } = new(Id, Severity.Error, "A step speaks of a stack that the migration does not have", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        var roots = new HashSet<string>(view.Context.Stacks.Select(root => root.Content.Stack.StackName ?? ""), StringComparer.Ordinal);
        foreach (var (_, step, spec) in view.AllSteps())
        {
            foreach (var resource in Contents.Of(spec).OfType<Resource>().Distinct(ByReference.Instance).Cast<Resource>())
            {
                if (view.Names.MemberOf(resource) is null)
                    yield return Report(view, step, resource, $"{step.Id} works on {view.Names.TextOf(resource)}, a resource of no stack in Stacks of {view.Migration.Name}: add its stack there, or give its physical name as a string.");
            }

            foreach (var stack in Contents.Of(spec).OfType<Stack>().Distinct(ByReference.Instance).Cast<Stack>())
            {
                if (view.Touches.StackAt(view.Names.TextOf(new Place(PlaceCategories.Stack, stack))) is null)
                    yield return Report(view, step, stack, $"{step.Id} works on stack {stack.StackName}, which is not in Stacks of {view.Migration.Name}, so that nothing is known of what is in it: add it there.");
                else if (step is DeployStack && !roots.Contains(stack.StackName ?? ""))
                    yield return Report(view, step, stack, $"{step.Id} deploys stack {stack.StackName}, which is no root of a plan, so that it has no template: add a public static property for it to {view.Root.Plan}.");
            }
        }
    }

    private static Finding Report(MigrationView view, Step step, object what, string message)
    {
        var (property, index) = Given.Find(step, value => ReferenceEquals(value, what));
        return new(Id, Severity.Error, message, view.On(step, property, index));
    }
}
