using System.Runtime.CompilerServices;

namespace Groundplan.Rules;

/// <summary>A member of a root's stack that is a resource of another stack.</summary>
/// <param name="Root">The root that was handed the resource.</param>
/// <param name="Id">What the resource is called there.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Owner">The root whose stack creates it.</param>
/// <param name="OwnersId">What the resource is called there.</param>
internal sealed record SharedResource(StackRoot Root, string Id, Resource Resource, StackRoot Owner, string OwnersId);

/// <summary>Finds the resources that are members of more than one stack.</summary>
internal static class SharedResources
{
    // Several rules ask.
    private static readonly ConditionalWeakTable<RuleContext, IReadOnlyList<SharedResource>> Found = new();

    /// <summary>
    /// All of them, in the order of the roots. Of the stacks that have a resource, the owner is the one that was not given it and keeps it, else the first. A
    /// stack counts where it is a root, or is made once more on the way to one: only then is the resource created twice.
    /// </summary>
    public static IReadOnlyList<SharedResource> In(RuleContext context) => Found.GetValue(context, Find);

    /// <summary>The roots and logical ids under which they are found.</summary>
    public static HashSet<(string Plan, string Name, string Id)> Places(RuleContext context) =>
        [.. In(context).Select(resource => (resource.Root.Plan, resource.Root.Name, resource.Id))];

    private static IReadOnlyList<SharedResource> Find(RuleContext context)
    {
        var roots = new Dictionary<(string?, string?, string?), (StackRoot Root, int Order)>();
        var holders = new Dictionary<object, List<Holder>>(ByReference.Instance);
        foreach (var root in context.Stacks)
        {
            if (roots.ContainsKey(Collisions.Target(root.Content.Stack)))
                continue;
            var order = roots.Count;
            roots.Add(Collisions.Target(root.Content.Stack), (root, order));
            foreach (var (id, resource) in root.Content.Resources)
            {
                if (!holders.TryGetValue(resource, out var known))
                    holders.Add(resource, known = []);
                known.Add(Holder.Of(root, root.Content.Stack, id, resource, order, context.Origins));
            }
        }

        return [.. holders.SelectMany(entry => Shared((Resource)entry.Key, entry.Value, [.. entry.Value, .. Passing((Resource)entry.Key, roots, context.Origins)]))];
    }

    private static IEnumerable<Holder> Passing(Resource resource, Dictionary<(string?, string?, string?), (StackRoot Root, int Order)> roots, Origins origins)
    {
        foreach (var (stack, property) in origins.KeepersOf(resource))
        {
            if (roots.TryGetValue(Collisions.Target(stack), out var same))
                yield return Holder.Of(same.Root, stack, property, resource, same.Order, origins);
        }
    }

    private static IEnumerable<SharedResource> Shared(Resource resource, List<Holder> members, List<Holder> all)
    {
        var owner = all.OrderBy(holder => holder.IsGiven).ThenBy(holder => !holder.IsKept).ThenBy(holder => holder.Order).First();
        return members.Where(member => member.Order != owner.Order).Select(member => new SharedResource(member.Root, member.Id, resource, owner.Root, owner.Id));
    }

    private sealed record Holder(StackRoot Root, string Id, int Order, bool IsGiven, bool IsKept)
    {
        public static Holder Of(StackRoot root, Stack stack, string id, Resource resource, int order, Origins origins) =>
            new(root, id, order, origins.IsGiven(stack, id), origins.KeepersOf(resource).Any(keeper => ReferenceEquals(keeper.Stack, stack)));
    }

    private sealed class ByReference : IEqualityComparer<object>
    {
        public static readonly ByReference Instance = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
