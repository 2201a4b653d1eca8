using System.Globalization;

namespace Groundplan.Runner.Steps.Tables.Mapping;

internal static partial class ExpressionReader
{
    private static Expression Computed(Members members, Func<string, string, string, NumberValue> compute)
    {
        var (left, right, type) = (members.Expression("left"), members.Expression("right"), members.Choice("type", Arithmetic.Types));
        return scope => compute(type, NumberOf(left, scope), NumberOf(right, scope));
    }

    private static Expression Negate(Members members)
    {
        var (of, type) = (members.Expression("of"), members.Choice("type", Arithmetic.Types));
        return scope => Arithmetic.Negate(type, NumberOf(of, scope));
    }

    private static Expression Convert(Members members)
    {
        var (of, to) = (members.Expression("of"), members.Choice("to", Arithmetic.Targets));
        return scope => Arithmetic.Convert(to, NumberOf(of, scope));
    }

    private static Expression Format(Members members)
    {
        var (of, format) = (members.Expression("of"), members.Name("format"));
        if (format is not ['D' or 'F', .. { Length: <= 2 } digits] || digits.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
            throw members.Error($"format must be D or F and up to two digits, not {format}");
        return scope =>
        {
            var number = NumberOf(of, scope);
            return new TextValue(format[0] == 'D' ? Numbers.Whole(number).ToString(format, CultureInfo.InvariantCulture) : Numbers.Decimal(number).ToString(format, CultureInfo.InvariantCulture));
        };
    }
}
