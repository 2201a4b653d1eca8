using System.Globalization;
using System.Runtime.CompilerServices;

namespace Groundplan;

/// <summary>The interpolated string of <see cref="Fn.Sub"/>: its holes are literals and references.</summary>
[InterpolatedStringHandler]
public readonly ref struct SubFormat
{
    private readonly List<object> _parts;

    /// <summary>Called by the compiler.</summary>
    public SubFormat(int literalLength, int formattedCount)
    {
        _ = literalLength;
        _parts = new List<object>((formattedCount * 2) + 1);
    }

    /// <summary>Called by the compiler for text.</summary>
    public void AppendLiteral(string text) => _parts.Add(text);

    /// <summary>Called by the compiler for a hole that is a value.</summary>
    public void AppendFormatted(Value<string> value)
    {
        if (value.Raw is { } raw)
            _parts.Add(raw);
    }

    /// <summary>Called by the compiler for a hole that is text.</summary>
    public void AppendFormatted(string? text)
    {
        if (text is not null)
            _parts.Add(text);
    }

    /// <summary>Called by the compiler for a hole that is a number.</summary>
    public void AppendFormatted(long number) => _parts.Add(number.ToString(CultureInfo.InvariantCulture));

    internal Value<string> ToValue() => _parts.TrueForAll(part => part is string)
        ? (Value<string>)string.Concat(_parts)
        : new Intrinsic.Sub(_parts.ToItems());
}
