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
        _ => value.ToString() ?? "",
    };

    public static string Align(string text, int alignment) =>
        alignment >= 0 ? text.PadLeft(alignment) : text.PadRight(-alignment);
}
