using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Formats that ask for long texts by a number of digits or a width.</summary>
internal sealed class Formats(Machine machine)
{
    private const int Longest = 1_000_000;
    private const int LongestSymbol = 16;

    private readonly Dictionary<MethodBase, int> _places = [];

    public void Require(MethodBase method, object?[] arguments, SyntaxNode at)
    {
        if (method.DeclaringType == typeof(NumberFormatInfo) && method.Name.StartsWith("set_", StringComparison.Ordinal) && arguments[0] is string { Length: > LongestSymbol })
            throw machine.Refuse($"A symbol or separator of more than {LongestSymbol} characters is too long for a plan", at, EvaluationIds.Memory);
        if (!_places.TryGetValue(method, out var place))
            _places[method] = place = Array.FindIndex(method.GetParameters(), parameter => parameter.Name == "format" && parameter.ParameterType == typeof(string));
        if (place < 0 || arguments[place] is not string format)
            return;
        if (method.DeclaringType == typeof(string) || method.DeclaringType == typeof(StringBuilder))
            RequireComposite(format, [.. arguments.Skip(place + 1).SelectMany(argument => argument as object?[] ?? [argument])], at);
        else
            Require(format, at);
    }

    /// <summary>A format of one value, such as <c>F2</c>.</summary>
    public void Require(string? format, SyntaxNode at)
    {
        if (format is not null && Math.Max(format.Length, Digits(format)) > Longest)
            throw TooLong(at);
    }

    public void RequireAlignment(int alignment, SyntaxNode at)
    {
        if (alignment is > Longest or < -Longest)
            throw TooLong(at);
    }

    /// <summary>A format with holes, such as <c>{0,10:F2}</c>: how long its text is at least.</summary>
    public void RequireComposite(string format, IReadOnlyList<object?> values, SyntaxNode at)
    {
        var length = (double)format.Length;
        var lengths = new Dictionary<int, long>();
        for (var i = format.IndexOf('{'); i >= 0 && i + 1 < format.Length; i = format.IndexOf('{', i))
        {
            i++;
            if (format[i] == '{')
            {
                if (++i >= format.Length)
                    return;
                continue;
            }

            var end = format.IndexOf('}', i);
            if (end < 0)
                return;
            var hole = format.Substring(i, end - i);
            var colon = hole.IndexOf(':');
            var formatting = colon < 0 ? "" : hole.Substring(colon + 1);
            var position = (colon < 0 ? hole : hole.Substring(0, colon)).Split(',');
            Require(formatting, at);
            length += Math.Max(Digits(formatting), Math.Max(Width(position), LengthOf(position[0])));
            machine.RequireRoom((long)length, at);
            i = end;
        }

        long LengthOf(string index)
        {
            if (!int.TryParse(index, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) || number < 0 || number >= values.Count)
                return 0;
            return lengths.TryGetValue(number, out var known) ? known : lengths[number] = Lengths.OfText(values[number]);
        }
    }

    private static double Width(string[] position) =>
        position.Length > 1 && double.TryParse(position[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out var width) ? Math.Abs(width) : 0;

    /// <summary>The number after the letter of a standard format; 0 for the other formats.</summary>
    private static double Digits(string format)
    {
        if (format.Length < 2 || format[0] is not (>= 'A' and <= 'Z' or >= 'a' and <= 'z'))
            return 0;
        var digits = 0d;
        for (var i = 1; i < format.Length; i++)
        {
            if (format[i] is < '0' or > '9')
                return 0;
            digits = (digits * 10) + (format[i] - '0');
        }

        return digits;
    }

    private UnknownException TooLong(SyntaxNode at) =>
        machine.Refuse($"A format of more than {Longest} digits or characters is too long for a plan", at, EvaluationIds.Memory);
}
