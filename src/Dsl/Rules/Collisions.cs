using Groundplan.Rules.Names;

namespace Groundplan.Rules;

/// <summary>Groups physical names by where they must be unique.</summary>
internal static class Collisions
{
    /// <summary>
    /// One finding for each pair of roots that share names, on the first of them; within a root, one for each name. Two platforms that
    /// make one stack are silent: that they are the same platform twice is said once, by the platform's own rule. So is a resource that is
    /// another stack's: that it has the other's name is no wonder.
    /// </summary>
    public static IEnumerable<Finding> In(RuleContext context, Func<NamedPlace, bool> filter, Func<NamedPlace, NamedPlace, int, Finding> finding)
    {
        var first = new Dictionary<object, NamedPlace>();
        var pairs = new Dictionary<object, (NamedPlace Place, NamedPlace Earlier, int Others)>();
        var order = new List<object>();
        var shared = SharedResources.Places(context);
        foreach (var place in NamedPlace.Of(context).Where(place => filter(place) && IsPlaceable(place, context.Origins) && !shared.Contains((place.Root.Plan, place.Root.Name, place.Name.LogicalId))))
        {
            var key = Key(place);
            if (!first.TryGetValue(key, out var earlier))
            {
                first.Add(key, place);
                continue;
            }

            if (SamePlatform(place.Root, earlier.Root))
                continue;
            var pair = ReferenceEquals(place.Root, earlier.Root) ? key : (place.Root.Plan, place.Root.Name, earlier.Root.Plan, earlier.Root.Name);
            if (pairs.TryGetValue(pair, out var known))
            {
                pairs[pair] = known with { Others = known.Others + 1 };
                continue;
            }

            pairs.Add(pair, (place, earlier, 0));
            order.Add(pair);
        }

        return order.Select(pair => finding(pairs[pair].Place, pairs[pair].Earlier, pairs[pair].Others));
    }

    /// <summary>How many more names two roots share, for a message.</summary>
    public static string More(int others) => others == 0 ? "" : others == 1 ? " (and 1 more name is the same)" : $" (and {others.ToString(System.Globalization.CultureInfo.InvariantCulture)} more names are the same)";

    private static object Key(NamedPlace place)
    {
        var stack = place.Root.Content.Stack;
        var (name, scope) = (place.Name, place.Name.Scope);
        return (name.Space, name.Comparand, scope == NameScope.Global ? null : stack.AccountId, scope == NameScope.Region ? stack.Region : null, name.Container);
    }

    /// <summary>Whether all is known that says where the name must be unique.</summary>
    private static bool IsPlaceable(NamedPlace place, Origins origins)
    {
        var (stack, scope) = (place.Root.Content.Stack, place.Name.Scope);
        return (scope == NameScope.Global || !origins.IsUnknown(stack, nameof(Stack.AccountId)))
            && (scope != NameScope.Region || !origins.IsUnknown(stack, nameof(Stack.Region)))
            && (NameLimits.WithinOf(place.Name.Type) is not { } container || !origins.IsUnknown(place.Name.Owner, container));
    }

    private static bool SamePlatform(StackRoot left, StackRoot right) =>
        !ReferenceEquals(left, right) && left.Value is Platform && right.Value is Platform && Target(left.Content.Stack).Equals(Target(right.Content.Stack));

    /// <summary>What tells deployed stacks apart.</summary>
    public static (string? Name, string? Account, string? Region) Target(Stack stack) => (stack.StackName, stack.AccountId, stack.Region);
}
