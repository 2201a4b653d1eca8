using System.Globalization;
using System.Reflection;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>What of dates and times depends on the day or on the time zone of the machine.</summary>
internal static class LocalTime
{
    private const string Zone = "This depends on the time zone of the machine";

    // Each day of the week in a leap year, a day of the year after it, and two digits that mean years of another century.
    private static readonly CultureInfo[] Days =
        [.. Enumerable.Range(0, 7).Select(day => On(new(2000, 2, 1 + day), 2099)), On(new(2001, 3, 9), 2099), On(new(2000, 2, 1), 1999)];

    /// <summary>Why a call may not be made, or null.</summary>
    public static string? Refusal(MethodBase method, object?[] arguments)
    {
        var type = method.DeclaringType!;
        if (type == typeof(DateTimeOffset) && method.IsConstructor && arguments.Length == 1 && arguments[0] is DateTime { Kind: not DateTimeKind.Utc })
            return $"{Zone}: name the offset, or use DateTimeKind.Utc";
        if (arguments.OfType<DateTimeStyles>().Any(styles => (styles & DateTimeStyles.AssumeLocal) != 0))
            return $"{Zone}: use DateTimeStyles.AssumeUniversal";
        var isParse = type == typeof(Convert) ? method.Name == nameof(Convert.ToDateTime)
            : (type == typeof(DateTime) || type.FullName == "System.DateOnly") && method.Name is "Parse" or "TryParse" or "ParseExact" or "TryParseExact";
        return isParse && arguments[0] is string text && DependsOnTheDay(type, method.Name.EndsWith("Exact", StringComparison.Ordinal), text, arguments)
            ? "A date that the text does not say in full, with a year of four digits, is taken from the day or the settings of the machine: write it in full, or use TimeOnly for a time"
            : null;
    }

    /// <summary>Why a result may not be used, or null.</summary>
    public static string? RefusalOfResult(object? result, object?[] arguments) =>
        result is DateTime { Kind: DateTimeKind.Local } || Array.Exists(arguments, argument => argument is DateTime { Kind: DateTimeKind.Local })
            ? $"{Zone}: name the offset, or use DateTimeKind.Utc or DateTimeStyles.AdjustToUniversal"
            : null;

    /// <summary>Why a date may not be printed, or null.</summary>
    public static string? RefusalOfText(DateTime value, string? format) =>
        value.Kind == DateTimeKind.Utc || string.IsNullOrEmpty(format) || !NamesZone(format!)
            ? null
            : $"{Zone}: use DateTimeKind.Utc, DateTimeOffset, or a format without it";

    /// <summary>Whether a format converts to the time zone, or prints it: <c>U</c> and <c>z</c>. Without a kind, <c>K</c> prints nothing.</summary>
    private static bool NamesZone(string format)
    {
        if (format.Length == 1)
            return format == "U";
        for (var i = 0; i < format.Length; i++)
        {
            switch (format[i])
            {
                case 'z':
                    return true;
                case '\\':
                    i++;
                    break;
                case '\'' or '"':
                    var end = format.IndexOf(format[i], i + 1);
                    i = end < 0 ? format.Length : end;
                    break;
            }
        }

        return false;
    }

    private static bool DependsOnTheDay(Type type, bool isExact, string text, object?[] arguments)
    {
        var styles = arguments.OfType<DateTimeStyles>().FirstOrDefault();
        var parse = type.FullName == "System.DateOnly" ? DateOnly(type, isExact, text, arguments, styles) : DateTime(isExact, text, arguments, styles);
        try
        {
            return Days.Select(parse).Distinct().Skip(1).Any();
        }
        catch (Exception exception) when (exception is ArgumentException or TargetInvocationException)
        {
            // The call itself says what is wrong with its arguments.
            return false;
        }
    }

    private static Func<CultureInfo, object?> DateTime(bool isExact, string text, object?[] arguments, DateTimeStyles styles) => culture =>
    {
        var isDate = isExact
            ? System.DateTime.TryParseExact(text, Formats(arguments), culture, styles, out var date)
            : System.DateTime.TryParse(text, culture, styles, out date);
        return isDate ? date : null;
    };

    private static Func<CultureInfo, object?> DateOnly(Type type, bool isExact, string text, object?[] arguments, DateTimeStyles styles)
    {
        var date = type.MakeByRefType();
        var method = isExact
            ? type.GetMethod("TryParseExact", [typeof(string), typeof(string[]), typeof(IFormatProvider), typeof(DateTimeStyles), date])!
            : type.GetMethod("TryParse", [typeof(string), typeof(IFormatProvider), typeof(DateTimeStyles), date])!;
        return culture =>
        {
            object?[] values = isExact ? [text, Formats(arguments), culture, styles, null] : [text, culture, styles, null];
            return method.Invoke(null, values) is true ? values[values.Length - 1] : null;
        };
    }

    private static string[]? Formats(object?[] arguments) => arguments[1] as string[] ?? (arguments[1] is string format ? [format] : null);

    private static CultureInfo On(DateTime today, int lastOfTwoDigits)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.Calendar = new AnotherDay(today) { TwoDigitYearMax = lastOfTwoDigits };
        return culture;
    }

    /// <summary>The calendar as it is on another day: what parsing asks of the present is answered for that day.</summary>
    private sealed class AnotherDay(DateTime today) : GregorianCalendar
    {
        public override int GetYear(DateTime time) => today.Year;

        public override int GetMonth(DateTime time) => today.Month;

        public override int GetDayOfMonth(DateTime time) => today.Day;
    }
}
