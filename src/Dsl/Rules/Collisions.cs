using Groundplan.Rules.Names;

namespace Groundplan.Rules;

/// <summary>Groups physical names by where they must be unique.</summary>
internal static class Collisions
{
    /// <summary>
    /// One finding for each pair of roots that share names, on the first of them; within a root, one for each name. Two platforms of one
    /// stack name are silent: that they are the same platform twice is said once, by the platform's own rule.
    /// </summary>
    public static IEnumerable<Finding> In(RuleContext context, Func<NamedPlace, bool> filter, Func<NamedPlace, NamedPlace, int, Finding> finding)
    {
        var first = new Dictionary<object, NamedPlace>();
        var pairs = new Dictionary<object, (NamedPlace Place, NamedPlace Earlier, int Others)>();
        var order = new List<object>();
        foreach (var place in NamedPlace.Of(context).Where(filter))
        {
            var key = Key(place);
            if (!first.TryGetValue(key, out var earlier))
            {
                first.Add(key, place);
                continue;
            }

            if (SamePlatform(place.Root, earlier.Root))
                continue;
            var pair = place.Root == earlier.Root ? key : (place.Root.Plan, place.Root.Name, earlier.Root.Plan, earlier.Root.Name);
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
    public static string More(int others) => others == 0 ? "" : $" (and {others.ToString(System.Globalization.CultureInfo.InvariantCulture)} more names are the same)";

    private static object Key(NamedPlace place)
    {
        var stack = place.Root.Content.Stack;
        var (name, scope) = (place.Name, place.Name.Scope);
        return (name.Space, name.Comparand, scope == NameScope.Global ? null : stack.AccountId, scope == NameScope.Region ? stack.Region : null, name.Container);
    }

    private static bool SamePlatform(PlanRoot left, PlanRoot right) =>
        !ReferenceEquals(left, right) && left.Value is Platform && right.Value is Platform && left.Content.Stack.StackName == right.Content.Stack.StackName;
}
