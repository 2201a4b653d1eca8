using System.Collections;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>Lists and strings by position.</summary>
internal static class Sequences
{
    public static IReadOnlyList<object?> Items(object value) => value switch
    {
        string text => [.. text.Select(character => (object?)character)],
        IEnumerable items => [.. items.Cast<object?>()],
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no list."),
    };

    /// <summary>A part of a string, an array or a list, of the same type.</summary>
    public static object? Slice(object value, int start, int length)
    {
        switch (value)
        {
            case string text:
                return text.Substring(start, length);
            case Array array:
                var part = Array.CreateInstance(array.GetType().GetElementType()!, length);
                Array.Copy(array, start, part, 0, length);
                return part;
            default:
                return value.GetType().GetMethod("GetRange", [typeof(int), typeof(int)])?.Invoke(value, [start, length])
                    ?? value.GetType().GetMethod("Slice", [typeof(int), typeof(int)])?.Invoke(value, [start, length]);
        }
    }
}
