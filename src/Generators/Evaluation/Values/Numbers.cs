using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>Conversions between the numeric types, as C# does them.</summary>
internal static class Numbers
{
    public static bool IsNumeric(SpecialType type) => type is SpecialType.System_Char or (>= SpecialType.System_SByte and <= SpecialType.System_Double);

    public static object Convert(object value, SpecialType target, bool isChecked)
    {
        if (value is char character)
            value = (ushort)character;
        return target switch
        {
            SpecialType.System_Single => ToSingle(value),
            SpecialType.System_Double => ToDouble(value),
            SpecialType.System_Decimal => ToDecimal(value),
            _ when value is decimal number => FromDecimal(number, target),
            _ when value is double number => FromDouble(number, target, isChecked),
            _ when value is float number => FromDouble(number, target, isChecked),
            _ when value is ulong number => FromUnsigned(number, target, isChecked),
            _ => FromSigned(System.Convert.ToInt64(value, CultureInfo.InvariantCulture), target, isChecked),
        };
    }

    private static object FromSigned(long number, SpecialType target, bool isChecked) => isChecked
        ? checked(target switch
        {
            SpecialType.System_SByte => (sbyte)number,
            SpecialType.System_Byte => (byte)number,
            SpecialType.System_Int16 => (short)number,
            SpecialType.System_UInt16 => (ushort)number,
            SpecialType.System_Char => (char)number,
            SpecialType.System_Int32 => (int)number,
            SpecialType.System_UInt32 => (uint)number,
            SpecialType.System_UInt64 => (object)(ulong)number,
            _ => number,
        })
        : unchecked(target switch
        {
            SpecialType.System_SByte => (sbyte)number,
            SpecialType.System_Byte => (byte)number,
            SpecialType.System_Int16 => (short)number,
            SpecialType.System_UInt16 => (ushort)number,
            SpecialType.System_Char => (char)number,
            SpecialType.System_Int32 => (int)number,
            SpecialType.System_UInt32 => (uint)number,
            SpecialType.System_UInt64 => (object)(ulong)number,
            _ => number,
        });

    private static object FromUnsigned(ulong number, SpecialType target, bool isChecked) => target == SpecialType.System_UInt64
        ? number
        : FromSigned(isChecked ? checked((long)number) : unchecked((long)number), target, isChecked);

    private static object FromDouble(double number, SpecialType target, bool isChecked)
    {
        if (target == SpecialType.System_UInt64)
            return isChecked ? checked((ulong)number) : unchecked((ulong)number);
        if (target == SpecialType.System_UInt32 && !isChecked)
            return unchecked((uint)number);
        if (isChecked || target == SpecialType.System_Int64)
            return FromSigned(isChecked ? checked((long)number) : unchecked((long)number), target, isChecked);

        // the smaller types are cut out of an int, which has already stopped at its bounds
        return FromSigned(unchecked((int)number), target, isChecked: false);
    }

    private static object FromDecimal(decimal number, SpecialType target) => target switch
    {
        SpecialType.System_SByte => (sbyte)number,
        SpecialType.System_Byte => (byte)number,
        SpecialType.System_Int16 => (short)number,
        SpecialType.System_UInt16 => (ushort)number,
        SpecialType.System_Char => (char)number,
        SpecialType.System_Int32 => (int)number,
        SpecialType.System_UInt32 => (uint)number,
        SpecialType.System_UInt64 => (object)(ulong)number,
        _ => (long)number,
    };

    private static object ToSingle(object value) => value switch
    {
        float number => number,
        double number => (float)number,
        decimal number => (float)number,
        ulong number => (float)number,
        _ => (float)System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    private static object ToDouble(object value) => value switch
    {
        double number => number,
        float number => (double)number,
        decimal number => (double)number,
        ulong number => (double)number,
        _ => (double)System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    private static object ToDecimal(object value) => value switch
    {
        decimal number => number,
        double number => (decimal)number,
        float number => (decimal)number,
        ulong number => (decimal)number,
        _ => (decimal)System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };
}
