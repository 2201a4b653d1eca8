using System.Globalization;
using System.Numerics;

namespace Groundplan.Runner.Steps.Tables.Mapping;

/// <summary>Computing as C# does it in a type, checked.</summary>
internal static class Arithmetic
{
    public static readonly string[] Types = ["int", "long", "decimal", "double"];

    public static readonly string[] Targets = ["sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "decimal", "double", "float"];

    public static NumberValue Add(string type, string left, string right) => Compute(type, left, right, (a, b) => a + b, (a, b) => a + b, (a, b) => a + b);

    public static NumberValue Subtract(string type, string left, string right) => Compute(type, left, right, (a, b) => a - b, (a, b) => a - b, (a, b) => a - b);

    public static NumberValue Multiply(string type, string left, string right) => Compute(type, left, right, (a, b) => a * b, (a, b) => a * b, (a, b) => a * b);

    public static NumberValue Divide(string type, string left, string right) => Compute(type, left, right, BigInteger.Divide, (a, b) => a / b, (a, b) => a / b);

    public static NumberValue Remainder(string type, string left, string right) => Compute(type, left, right, BigInteger.Remainder, (a, b) => a % b, (a, b) => a % b);

    public static NumberValue Negate(string type, string of) => Subtract(type, "0", of);

    /// <summary>Fractions are cut off for whole types.</summary>
    public static NumberValue Convert(string to, string of) => to switch
    {
        "decimal" => Of(Numbers.Decimal(of)),
        "double" => Of(Numbers.Double(of)),
        "float" => new NumberValue(((float)Numbers.Double(of)).ToString("R", CultureInfo.InvariantCulture)),
        _ => Bounded(to, Numbers.Truncate(of)),
    };

    public static NumberValue Of(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static NumberValue Of(decimal number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static NumberValue Of(double number) => new(number.ToString("R", CultureInfo.InvariantCulture));

    private static NumberValue Compute(
        string type, string left, string right, Func<BigInteger, BigInteger, BigInteger> whole, Func<decimal, decimal, decimal> fraction, Func<double, double, double> floating)
    {
        try
        {
            return type switch
            {
                "decimal" => Of(fraction(Numbers.Decimal(left), Numbers.Decimal(right))),
                "double" => Of(floating(Numbers.Double(left), Numbers.Double(right))),
                _ => Bounded(type, whole(Whole(type, left), Whole(type, right))),
            };
        }
        catch (DivideByZeroException)
        {
            throw new MappingError($"{left} is divided by zero");
        }
        catch (OverflowException)
        {
            throw new MappingError($"the result of {left} and {right} is too large for {type}");
        }
    }

    private static BigInteger Whole(string type, string text)
    {
        var number = Numbers.Whole(text);
        Bounded(type, number);
        return number;
    }

    private static NumberValue Bounded(string type, BigInteger number)
    {
        var (least, most) = type switch
        {
            "sbyte" => (sbyte.MinValue, sbyte.MaxValue),
            "byte" => (byte.MinValue, byte.MaxValue),
            "short" => (short.MinValue, short.MaxValue),
            "ushort" => (ushort.MinValue, ushort.MaxValue),
            "int" => (int.MinValue, int.MaxValue),
            "uint" => (uint.MinValue, uint.MaxValue),
            "ulong" => (ulong.MinValue, ulong.MaxValue),
            _ => ((BigInteger)long.MinValue, (BigInteger)long.MaxValue),
        };
        return number >= least && number <= most
            ? new NumberValue(number.ToString(CultureInfo.InvariantCulture))
            : throw new MappingError($"{number.ToString(CultureInfo.InvariantCulture)} does not fit in {type}");
    }
}
