namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Delegates of several targets, and when two are equal.</summary>
internal static class Delegates
{
    /// <summary><c>+</c>.</summary>
    public static object? Combine(object? left, object? right)
    {
        if (left is null || right is null)
            return left ?? right;
        return left is Closure first && right is Closure second ? Closure.Of(first.Type, [.. first.Targets, .. second.Targets]) : Delegate.Combine((Delegate)left, (Delegate)right);
    }

    /// <summary><c>-</c>: without the last run of the right one's targets.</summary>
    public static object? Remove(object? left, object? right)
    {
        if (left is null || right is null)
            return left;
        var (targets, removed) = (Targets(left), Targets(right));
        for (var start = targets.Count - removed.Count; start >= 0; start--)
        {
            if (!removed.Select((target, index) => AreEqual(targets[start + index], target)).All(isEqual => isEqual))
                continue;
            List<object> rest = [.. targets.Take(start), .. targets.Skip(start + removed.Count)];
            return rest.Count == 0 ? null : rest.Aggregate((first, second) => Combine(first, second)!);
        }

        return left;
    }

    public static bool AreEqual(object left, object right)
    {
        if (ReferenceEquals(left, right))
            return true;
        var (first, second) = (Targets(left), Targets(right));
        return first.Count == second.Count && first.Zip(second, (one, other) => ReferenceEquals(one, other) || Closure.Of(one)?.Identity is { } identity && identity.Equals(Closure.Of(other)?.Identity)).All(isEqual => isEqual);
    }

    /// <summary>Calls all targets; the result is the last one's.</summary>
    public static object? Call(Closure closure, object value, object?[] arguments)
    {
        if (value is not Delegate combined || combined.GetInvocationList() is not { Length: > 1 } targets)
            return closure.Call(arguments);
        object? result = null;
        foreach (var target in targets)
            result = Closure.Of(target)!.Call(arguments);
        return result;
    }

    private static IReadOnlyList<object> Targets(object value) => value is Closure closure ? closure.Targets : ((Delegate)value).GetInvocationList();
}
