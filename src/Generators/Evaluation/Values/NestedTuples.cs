namespace Groundplan.Generators.Evaluation.Values;

/// <summary>Tuples inside tuples, each an object: libraries print and compare them through and through, once for each use.</summary>
internal static class NestedTuples
{
    /// <summary>How many values such a tuple holds and how deep, up to a limit of either.</summary>
    public static Weight Of(object value)
    {
        var left = Weight.Most;
        var depth = DepthOf(value, 0, ref left);
        return new(depth, left < 0 ? int.MaxValue : Weight.Most - left);
    }

    private static int DepthOf(object? value, int depth, ref int left)
    {
        if (--left < 0 || depth > Weight.Deepest || Parts(value) is not { } parts)
            return depth;
        var deepest = depth;
        foreach (var part in parts)
            deepest = Math.Max(deepest, DepthOf(part, depth + 1, ref left));
        return deepest;
    }

    private static IEnumerable<object?>? Parts(object? value) => value switch
    {
        ValueType when Tuples.IsTuple(value.GetType()) => Tuples.AllElements(value),
        { } when value.GetType() is { IsGenericType: true, Namespace: nameof(System), Name: var name } type && name.StartsWith("Tuple`", StringComparison.Ordinal) =>
            type.GetProperties().Select(property => property.GetValue(value)),
        ValueType when value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) =>
            [type.GetProperty("Key")!.GetValue(value), type.GetProperty("Value")!.GetValue(value)],
        _ => null,
    };
}
