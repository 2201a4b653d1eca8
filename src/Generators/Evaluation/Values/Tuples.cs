using System.Collections.Concurrent;
using System.Globalization;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>Real value tuples by position; more than seven elements nest, as the compiler does it.</summary>
internal static class Tuples
{
    private static readonly ConcurrentDictionary<Type, bool> WithInstances = new();

    /// <summary>Whether values of a type are tuples that hold structs of the plan, which are copied with them.</summary>
    public static bool HoldsInstances(Type type) =>
        type.IsGenericType && WithInstances.GetOrAdd(type, static tuple => IsTuple(tuple) && tuple.GetGenericArguments().Any(element => element == typeof(Instance) || HoldsInstances(element)));

    /// <summary>A tuple with copies of its structs.</summary>
    public static object Copy(object tuple)
    {
        var type = tuple.GetType();
        return Activator.CreateInstance(type, [.. type.GetFields().Select(field => Instance.Store(field.GetValue(tuple)))])!;
    }

    /// <summary>All elements, those of a nested rest included.</summary>
    public static IEnumerable<object?> AllElements(object tuple)
    {
        foreach (var field in tuple.GetType().GetFields())
        {
            if (field.Name == "Rest")
            {
                foreach (var element in AllElements(field.GetValue(tuple)!))
                    yield return element;
            }
            else
            {
                yield return field.GetValue(tuple);
            }
        }
    }

    public static bool IsTuple(Type type) => type.IsGenericType && type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal);

    public static object Create(Type type, IReadOnlyList<object?> elements)
    {
        var arguments = type.GetGenericArguments();
        var values = elements.Take(Math.Min(arguments.Length, 7)).ToList();
        if (arguments.Length == 8)
            values.Add(Create(arguments[7], [.. elements.Skip(7)]));
        return Activator.CreateInstance(type, [.. values])!;
    }

    public static object?[] Elements(object tuple, int count)
    {
        var elements = new object?[count];
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && i % 7 == 0)
                tuple = tuple.GetType().GetField("Rest")!.GetValue(tuple)!;
            elements[i] = tuple.GetType().GetField("Item" + ((i % 7) + 1).ToString(CultureInfo.InvariantCulture))!.GetValue(tuple);
        }

        return elements;
    }
}
