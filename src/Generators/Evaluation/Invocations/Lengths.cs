using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Groundplan.Generators.Evaluation.Values;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>How long texts and lists are.</summary>
internal static class Lengths
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> Counts = new();
    private static readonly ConcurrentDictionary<Type, int> NodeCosts = new();

    /// <summary>How long a text or a list is; 0 for anything else.</summary>
    public static int Of(object? value) => value switch
    {
        null or int or bool or long or double or Instance => 0,
        string text => text.Length,
        StringBuilder builder => builder.Length,
        ICollection list => CountOf(list),
        _ => Counts.GetOrAdd(value.GetType(), CountOfType)?.GetValue(value) as int? ?? 0,
    };

    /// <summary>How long the text of a value is at least, where no code of the plan makes it.</summary>
    public static long OfText(object? value) => value switch
    {
        string text => text.Length,
        StringBuilder builder => builder.Length,
        Capture capture => capture.Length,
        ValueType when Tuples.IsTuple(value.GetType()) => Tuples.AllElements(value).Sum(OfText),
        _ => 0,
    };

    /// <summary>The characters of texts that were made with the list that holds them.</summary>
    public static long OfTexts(object? list) => list is string[] texts ? texts.Sum(text => (long)(text?.Length ?? 0)) : 0;

    /// <summary>What an element of a collection takes, in elements of a list: a node or a slot is more than a reference.</summary>
    public static int NodeCost(Type type) => NodeCosts.GetOrAdd(type, static collection => (collection.Namespace, collection.Name.Split('`')[0]) switch
    {
        ("System.Collections.Generic", "HashSet" or "Dictionary" or "PriorityQueue") => 2,
        ("System.Collections.Generic", "LinkedList" or "SortedSet" or "SortedDictionary") => 4,
        ("System.Collections.Immutable", "ImmutableList" or "ImmutableDictionary" or "ImmutableHashSet" or "ImmutableSortedDictionary" or "ImmutableSortedSet") => 4,
        _ => 1,
    });

    private static int CountOf(ICollection list)
    {
        try
        {
            return list.Count;
        }
        catch (InvalidOperationException)
        {
            // an immutable array that is default
            return 0;
        }
    }

    /// <summary>Only of what holds its elements: a lazy sequence may tell a count of what it never makes.</summary>
    private static PropertyInfo? CountOfType(Type type)
    {
        if (type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) != true)
            return null;
        return type.GetProperty("Count", typeof(int))
            ?? type.GetInterfaces().FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>))?.GetProperty("Count");
    }
}
