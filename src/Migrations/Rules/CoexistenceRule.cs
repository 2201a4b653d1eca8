using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;
using Groundplan.Rules.Names;

namespace Groundplan.Migrations.Rules;

/// <summary>A stack is deployed while another one of the migration still has its names.</summary>
internal static class CoexistenceRule
{
    private const string Id = "GP7023";

    public static Rule Rule { get; } = new(Id, Severity.Error, "Two stacks of a migration cannot stand side by side", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        var roots = new HashSet<string>(view.Context.Stacks.Select(root => root.Content.Stack.StackName ?? ""), StringComparer.Ordinal);
        var names = view.Migration.Stacks.OfType<Stack>()
            .SelectMany(stack => PhysicalNames.Of(new StackRoot(view.Root.Plan, view.Root.Name, stack, StackContent.Of(stack))), (stack, name) => (Stack: stack, Name: name))
            .Where(named => named.Name.LogicalId.Length > 0 && named.Name.Scope != NameScope.None)
            .ToLookup(named => (named.Name.Space, named.Name.Comparand, named.Name.Container));
        foreach (var node in view.Graph.Nodes)
        {
            if (node.Step is not DeployStack { Stack: { } stack } deploy)
                continue;
            var taken = (
                from name in PhysicalNames.Of(new StackRoot(view.Root.Plan, view.Root.Name, stack, StackContent.Of(stack)))
                from other in names[(name.Space, name.Comparand, name.Container)]
                where other.Stack.StackName != stack.StackName && IsSamePlace(name.Scope, stack, other.Stack)
                // Of two roots, GP1002 says so.
                where !(roots.Contains(stack.StackName ?? "") && roots.Contains(other.Stack.StackName ?? ""))
                where !IsGone(view, node, other.Stack, (Resource)other.Name.Owner)
                select (Name: name, other.Stack)).ToList();
            if (taken.Count > 0)
                yield return Taken(view, node, deploy, taken[0].Name, taken[0].Stack);
        }
    }

    private static bool IsSamePlace(NameScope scope, Stack one, Stack other) =>
        (scope == NameScope.Global || one.AccountId == other.AccountId) && (scope != NameScope.Region || one.Region == other.Region);

    /// <summary>Whether the other one has been taken away by then.</summary>
    private static bool IsGone(MigrationView view, StepNode node, Stack stack, Resource resource)
    {
        string[] places =
        [
            view.Names.TextOf(new Place(PlaceCategories.Stack, stack)),
            .. PlaceCategories.Of(resource) is { } category ? (string[])[view.Names.TextOf(new Place(category, resource))] : [],
        ];
        return places.Any(place => view.Touches.Done.Of(EffectKind.Destroys, place).Before(node, Moment.Runs) is not null);
    }

    private static Finding Taken(MigrationView view, StepNode node, DeployStack deploy, PhysicalName name, Stack other) => new(
        Id,
        Severity.Error,
        $"{deploy.Id} deploys {name.LogicalId} ({name.Type}) as '{name.Name}', which stack {other.StackName} still has on the path {PathText.To(node)}: give it another name, or plan with downtime and take that of {other.StackName} away before, behind a backup.",
        view.On(deploy, nameof(DeployStack.Stack)));
}
