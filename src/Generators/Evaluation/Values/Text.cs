using System.Globalization;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>Values as text, in the invariant culture.</summary>
internal static class Text
{
    public static string Of(object? value, string? format = null) => value switch
    {
        null => "",
        string text => text,
        IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
        ValueType when Tuples.IsTuple(value.GetType()) => $"({string.Join(", ", Tuples.AllElements(value).Select(element => Of(element)))})",
        ValueType when IsPair(value.GetType()) => $"[{Of(Part(value, "Key"))}, {Of(Part(value, "Value"))}]",
        _ when TypeOf(value) is { } type => type,
        _ => value.ToString() ?? "",
    };

    /// <summary>The text of an object that prints its type only, when types of the plan are a part of it; else null.</summary>
    public static string? TypeOf(object? value) => value switch
    {
        null or string => null,
        Delegate => PlanTypes.NameOf(value),
        ValueType when Tuples.IsTuple(value.GetType()) || IsPair(value.GetType()) => Of(value),
        _ when PlanTypes.Find(value) is { } type && PrintsItsType(value) => TypeText.Of(type),
        _ => null,
    };

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static object? Part(object pair, string name) => pair.GetType().GetProperty(name)!.GetValue(pair);

    private static bool PrintsItsType(object value) => value.GetType().GetMethod(nameof(ToString), Type.EmptyTypes) is { } method && (method.DeclaringType == typeof(object) || method.DeclaringType == typeof(ValueType));

    public static string Align(string text, int alignment) =>
        alignment >= 0 ? text.PadLeft(alignment) : text.PadRight(-alignment);
}
