using System.Globalization;

namespace Groundplan.Documents.Nodes;

/// <summary>Numbers as JSON, YAML 1.1 and YAML 1.2 all read them; the same text on every runtime.</summary>
internal static class Numbers
{
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The shortest text that reads back as the same number, with a point where there is an exponent (YAML 1.1 wants one).</summary>
    public static string Text(double number)
    {
        var text = number.ToString("G15", CultureInfo.InvariantCulture);
        if (!ReadsBack(text, number))
            text = number.ToString("G16", CultureInfo.InvariantCulture);
        if (!ReadsBack(text, number))
            text = number.ToString("G17", CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E');
        return exponent < 0 || text.IndexOf('.') >= 0 ? text : text.Insert(exponent, ".0");
    }

    /// <summary>Whether JSON has a number for it.</summary>
    public static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);

    private static bool ReadsBack(string text, double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && read.Equals(number);
}
