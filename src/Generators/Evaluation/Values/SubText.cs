using System.Globalization;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>The holes and literals of a <see cref="SubFormat"/>, which as a ref struct cannot be kept.</summary>
internal sealed record SubText(IReadOnlyList<object?> Parts)
{
    public Value<string> ToValue()
    {
        var format = new SubFormat(0, Parts.Count);
        foreach (var part in Parts)
        {
            switch (part)
            {
                case Value<string> value:
                    format.AppendFormatted(value);
                    break;
                case IFormattable number:
                    format.AppendFormatted(Convert.ToInt64(number, CultureInfo.InvariantCulture));
                    break;
                default:
                    format.AppendFormatted(part as string);
                    break;
            }
        }

        return format.ToValue();
    }
}
