using System.Globalization;
using System.Numerics;
using System.Text;

namespace Groundplan.Runner.Steps.Tables.Mapping;

/// <summary>Numbers of DynamoDB, exact.</summary>
internal static class Numbers
{
    private const int MostDigits = 38;
    private const int LargestExponent = 125;
    private const int SmallestExponent = -130;

    /// <summary>Nothing equals nothing; numbers are equal by value.</summary>
    public static bool AreEqual(MappedValue? left, MappedValue? right) => (left, right) switch
    {
        (NumberValue l, NumberValue r) => Compare(l, r) == 0,
        _ => Equals(left, right),
    };

    /// <summary>Below zero, zero or above it.</summary>
    public static int? Compare(NumberValue left, NumberValue right)
    {
        if (Split(left.Text) is { } l && Split(right.Text) is { } r)
        {
            var scale = Math.Min(l.Scale, r.Scale);
            return (l.Digits * BigInteger.Pow(10, l.Scale - scale)).CompareTo(r.Digits * BigInteger.Pow(10, r.Scale - scale));
        }
        var (a, b) = (double.Parse(left.Text, CultureInfo.InvariantCulture), double.Parse(right.Text, CultureInfo.InvariantCulture));
        return double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b);
    }

    /// <summary>Whether the text is a number within the bounds of DynamoDB.</summary>
    public static bool IsStorable(string text)
    {
        if (Split(text) is not { } number)
            return false;
        if (number.Digits.IsZero)
            return true;
        var digits = BigInteger.Abs(number.Digits).ToString(CultureInfo.InvariantCulture).Length;
        return digits <= MostDigits && digits - 1 + number.Scale is >= SmallestExponent and <= LargestExponent;
    }

    /// <summary>A number without exponent, as DynamoDB writes it.</summary>
    public static string Plain(string text)
    {
        if (Split(text) is not { } number || Math.Abs(number.Scale) > 200)
            return text;
        if (number.Scale >= 0)
            return (number.Digits * BigInteger.Pow(10, number.Scale)).ToString(CultureInfo.InvariantCulture);
        var digits = BigInteger.Abs(number.Digits).ToString(CultureInfo.InvariantCulture).PadLeft(1 - number.Scale, '0');
        return $"{(number.Digits.Sign < 0 ? "-" : "")}{digits[..^-number.Scale]}.{digits[^-number.Scale..]}";
    }

    /// <summary>The whole part.</summary>
    public static BigInteger Truncate(string text)
    {
        if (Split(text) is not { } number || number.Scale > 400)
            throw new MappingError($"{text} is too large, or no number");
        return number.Scale >= 0 ? number.Digits * BigInteger.Pow(10, number.Scale) : BigInteger.Divide(number.Digits, BigInteger.Pow(10, Math.Min(-number.Scale, 1000)));
    }

    /// <summary>A whole number; an error when it has a fraction.</summary>
    public static BigInteger Whole(string text)
        => Split(text) is { Scale: >= 0 } ? Truncate(text) : throw new MappingError($"{text} is no whole number");

    /// <summary>The number as C#'s decimal.</summary>
    public static decimal Decimal(string text)
        => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new MappingError($"{text} does not fit in a decimal");

    /// <summary>The number as C#'s double.</summary>
    public static double Double(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    // Without zeros at the end of the digits.
    private static (BigInteger Digits, int Scale)? Split(string text)
    {
        if (text.Length is 0 or > 400)
            return null;
        var normal = new byte[Encoding.UTF8.GetMaxByteCount(text.Length) + NumberText.Slack];
        var form = Encoding.ASCII.GetString(normal, 0, NumberText.Normalize(Encoding.UTF8.GetBytes(text), normal));
        if (form == "0")
            return (BigInteger.Zero, 0);
        var at = form.IndexOf('E', StringComparison.Ordinal);
        return at > 0 && BigInteger.TryParse(form.AsSpan(0, at), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var digits) && int.TryParse(form.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var scale)
            && Math.Abs(scale) < 1000
            ? (digits, scale)
            : null;
    }
}
