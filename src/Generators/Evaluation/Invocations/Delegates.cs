using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Delegates of several targets, and when two are equal.</summary>
internal static class Delegates
{
    private const int TargetsAStep = 16;

    /// <summary><c>+</c>.</summary>
    public static object? Combine(Machine machine, object? left, object? right, SyntaxNode at)
    {
        if (left is null || right is null)
            return left ?? right;
        machine.ChargeGrowth(Targets(left).Count + Targets(right).Count, at);
        return Combined(left, right);
    }

    /// <summary>How many targets a delegate has.</summary>
    public static long Count(object? value) => value is Closure or Delegate ? Targets(value).Count : 0;

    private static object Combined(object left, object right) =>
        left is Closure first && right is Closure second ? Closure.Of(first.Type, [.. first.Targets, .. second.Targets]) : Delegate.Combine((Delegate)left, (Delegate)right);

    /// <summary><c>-</c>: without the last run of the right one's targets.</summary>
    public static object? Remove(Machine machine, object? left, object? right, SyntaxNode at)
    {
        if (left is null || right is null)
            return left;
        var (targets, removed) = (Targets(left), Targets(right));
        for (var start = targets.Count - removed.Count; start >= 0; start--)
        {
            machine.Tick(at);
            if (!Matches(start))
                continue;
            machine.ChargeGrowth(targets.Count, at);
            List<object> rest = [.. targets.Take(start), .. targets.Skip(start + removed.Count)];
            return rest.Count == 0 ? null : Combined(rest);
        }

        return left;

        bool Matches(int start)
        {
            for (var i = 0; i < removed.Count; i++)
            {
                if (i % TargetsAStep == TargetsAStep - 1)
                    machine.Tick(at);
                if (!AreEqual(targets[start + i], removed[i]))
                    return false;
            }

            return true;
        }
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

    private static object Combined(List<object> targets) =>
        targets[0] is Closure first ? Closure.Of(first.Type, [.. targets.Cast<Closure>()]) : Delegate.Combine([.. targets.Cast<Delegate>()])!;

    private static IReadOnlyList<object> Targets(object value) => value is Closure closure ? closure.Targets : ((Delegate)value).GetInvocationList();
}
