using System.Globalization;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Numbers of DynamoDB as text: <c>1</c>, <c>1.0</c> and <c>10e-1</c> are one number.</summary>
internal static class NumberText
{
    /// <summary>Room that a normal form needs beyond the text itself.</summary>
    public const int Slack = 16;

    /// <summary>Writes sign, digits without zeros at either end, <c>E</c> and exponent. What is no number is written as it is.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Normalize(ReadOnlySpan<byte> text, Span<byte> into)
    {
        if (!TrySplit(text, out var negative, out var whole, out var fraction, out var exponent))
        {
            text.CopyTo(into);
            return text.Length;
        }
        var start = negative ? 1 : 0;
        var length = start;
        whole.CopyTo(into[length..]);
        fraction.CopyTo(into[(length + whole.Length)..]);
        var digits = into.Slice(length, whole.Length + fraction.Length);
        var leading = digits.IndexOfAnyExcept((byte)'0');
        if (leading < 0)
        {
            into[0] = (byte)'0';
            return 1;
        }
        var end = digits.LastIndexOfAnyExcept((byte)'0') + 1;
        var scale = exponent - fraction.Length + (digits.Length - end);
        digits[leading..end].CopyTo(digits);
        if (negative)
            into[0] = (byte)'-';
        length += end - leading;
        into[length++] = (byte)'E';
        scale.TryFormat(into[length..], out var written, default, CultureInfo.InvariantCulture);
        return length + written;
    }

    private static bool TrySplit(ReadOnlySpan<byte> text, out bool negative, out ReadOnlySpan<byte> whole, out ReadOnlySpan<byte> fraction, out int exponent)
    {
        exponent = 0;
        fraction = default;
        negative = text is [(byte)'-', ..];
        if (text is [(byte)'-' or (byte)'+', ..])
            text = text[1..];
        if (text.IndexOfAny((byte)'e', (byte)'E') is >= 0 and var e)
        {
            if (!int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            {
                whole = default;
                return false;
            }
            text = text[..e];
        }
        whole = text;
        if (text.IndexOf((byte)'.') is >= 0 and var point)
        {
            whole = text[..point];
            fraction = text[(point + 1)..];
        }
        return whole.Length + fraction.Length > 0 && Digits(whole) && Digits(fraction) && Math.Abs(exponent) < 100_000;
    }

    private static bool Digits(ReadOnlySpan<byte> text) => text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
}
