using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>The built-in binary operators on two operands of one numeric type, or on bool.</summary>
internal static class Arithmetic
{
    /// <summary>The operator, or null when C# has none.</summary>
    public static Func<object, object, object>? Binary(BinaryOperatorKind kind, SpecialType type, bool isChecked) => type switch
    {
        SpecialType.System_Int32 => Int32(kind, isChecked),
        SpecialType.System_Int64 => Int64(kind, isChecked),
        SpecialType.System_UInt32 => UInt32(kind, isChecked),
        SpecialType.System_UInt64 => UInt64(kind, isChecked),
        SpecialType.System_Double => Double(kind),
        SpecialType.System_Single => Single(kind),
        SpecialType.System_Decimal => Decimal(kind),
        SpecialType.System_Boolean => Boolean(kind),
        _ => null,
    };

    private static Func<object, object, object>? Boolean(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.And => static (x, y) => (bool)x & (bool)y,
        BinaryOperatorKind.Or => static (x, y) => (bool)x | (bool)y,
        BinaryOperatorKind.ExclusiveOr => static (x, y) => (bool)x ^ (bool)y,
        BinaryOperatorKind.Equals => static (x, y) => (bool)x == (bool)y,
        BinaryOperatorKind.NotEquals => static (x, y) => (bool)x != (bool)y,
        _ => null,
    };

    private static Func<object, object, object>? Int32(BinaryOperatorKind kind, bool isChecked) => kind switch
    {
        BinaryOperatorKind.Add when isChecked => static (x, y) => checked((int)x + (int)y),
        BinaryOperatorKind.Add => static (x, y) => unchecked((int)x + (int)y),
        BinaryOperatorKind.Subtract when isChecked => static (x, y) => checked((int)x - (int)y),
        BinaryOperatorKind.Subtract => static (x, y) => unchecked((int)x - (int)y),
        BinaryOperatorKind.Multiply when isChecked => static (x, y) => checked((int)x * (int)y),
        BinaryOperatorKind.Multiply => static (x, y) => unchecked((int)x * (int)y),
        BinaryOperatorKind.Divide => static (x, y) => (int)x / (int)y,
        BinaryOperatorKind.Remainder => static (x, y) => (int)x % (int)y,
        BinaryOperatorKind.Equals => static (x, y) => (int)x == (int)y,
        BinaryOperatorKind.NotEquals => static (x, y) => (int)x != (int)y,
        BinaryOperatorKind.LessThan => static (x, y) => (int)x < (int)y,
        BinaryOperatorKind.LessThanOrEqual => static (x, y) => (int)x <= (int)y,
        BinaryOperatorKind.GreaterThan => static (x, y) => (int)x > (int)y,
        BinaryOperatorKind.GreaterThanOrEqual => static (x, y) => (int)x >= (int)y,
        BinaryOperatorKind.And => static (x, y) => (int)x & (int)y,
        BinaryOperatorKind.Or => static (x, y) => (int)x | (int)y,
        BinaryOperatorKind.ExclusiveOr => static (x, y) => (int)x ^ (int)y,
        BinaryOperatorKind.LeftShift => static (x, y) => (int)x << (int)y,
        BinaryOperatorKind.RightShift => static (x, y) => (int)x >> (int)y,
        BinaryOperatorKind.UnsignedRightShift => static (x, y) => (int)x >>> (int)y,
        _ => null,
    };

    private static Func<object, object, object>? Int64(BinaryOperatorKind kind, bool isChecked) => kind switch
    {
        BinaryOperatorKind.Add when isChecked => static (x, y) => checked((long)x + (long)y),
        BinaryOperatorKind.Add => static (x, y) => unchecked((long)x + (long)y),
        BinaryOperatorKind.Subtract when isChecked => static (x, y) => checked((long)x - (long)y),
        BinaryOperatorKind.Subtract => static (x, y) => unchecked((long)x - (long)y),
        BinaryOperatorKind.Multiply when isChecked => static (x, y) => checked((long)x * (long)y),
        BinaryOperatorKind.Multiply => static (x, y) => unchecked((long)x * (long)y),
        BinaryOperatorKind.Divide => static (x, y) => (long)x / (long)y,
        BinaryOperatorKind.Remainder => static (x, y) => (long)x % (long)y,
        BinaryOperatorKind.Equals => static (x, y) => (long)x == (long)y,
        BinaryOperatorKind.NotEquals => static (x, y) => (long)x != (long)y,
        BinaryOperatorKind.LessThan => static (x, y) => (long)x < (long)y,
        BinaryOperatorKind.LessThanOrEqual => static (x, y) => (long)x <= (long)y,
        BinaryOperatorKind.GreaterThan => static (x, y) => (long)x > (long)y,
        BinaryOperatorKind.GreaterThanOrEqual => static (x, y) => (long)x >= (long)y,
        BinaryOperatorKind.And => static (x, y) => (long)x & (long)y,
        BinaryOperatorKind.Or => static (x, y) => (long)x | (long)y,
        BinaryOperatorKind.ExclusiveOr => static (x, y) => (long)x ^ (long)y,
        BinaryOperatorKind.LeftShift => static (x, y) => (long)x << (int)y,
        BinaryOperatorKind.RightShift => static (x, y) => (long)x >> (int)y,
        BinaryOperatorKind.UnsignedRightShift => static (x, y) => (long)x >>> (int)y,
        _ => null,
    };

    private static Func<object, object, object>? UInt32(BinaryOperatorKind kind, bool isChecked) => kind switch
    {
        BinaryOperatorKind.Add when isChecked => static (x, y) => checked((uint)x + (uint)y),
        BinaryOperatorKind.Add => static (x, y) => unchecked((uint)x + (uint)y),
        BinaryOperatorKind.Subtract when isChecked => static (x, y) => checked((uint)x - (uint)y),
        BinaryOperatorKind.Subtract => static (x, y) => unchecked((uint)x - (uint)y),
        BinaryOperatorKind.Multiply when isChecked => static (x, y) => checked((uint)x * (uint)y),
        BinaryOperatorKind.Multiply => static (x, y) => unchecked((uint)x * (uint)y),
        BinaryOperatorKind.Divide => static (x, y) => (uint)x / (uint)y,
        BinaryOperatorKind.Remainder => static (x, y) => (uint)x % (uint)y,
        BinaryOperatorKind.Equals => static (x, y) => (uint)x == (uint)y,
        BinaryOperatorKind.NotEquals => static (x, y) => (uint)x != (uint)y,
        BinaryOperatorKind.LessThan => static (x, y) => (uint)x < (uint)y,
        BinaryOperatorKind.LessThanOrEqual => static (x, y) => (uint)x <= (uint)y,
        BinaryOperatorKind.GreaterThan => static (x, y) => (uint)x > (uint)y,
        BinaryOperatorKind.GreaterThanOrEqual => static (x, y) => (uint)x >= (uint)y,
        BinaryOperatorKind.And => static (x, y) => (uint)x & (uint)y,
        BinaryOperatorKind.Or => static (x, y) => (uint)x | (uint)y,
        BinaryOperatorKind.ExclusiveOr => static (x, y) => (uint)x ^ (uint)y,
        BinaryOperatorKind.LeftShift => static (x, y) => (uint)x << (int)y,
        BinaryOperatorKind.RightShift => static (x, y) => (uint)x >> (int)y,
        BinaryOperatorKind.UnsignedRightShift => static (x, y) => (uint)x >>> (int)y,
        _ => null,
    };

    private static Func<object, object, object>? UInt64(BinaryOperatorKind kind, bool isChecked) => kind switch
    {
        BinaryOperatorKind.Add when isChecked => static (x, y) => checked((ulong)x + (ulong)y),
        BinaryOperatorKind.Add => static (x, y) => unchecked((ulong)x + (ulong)y),
        BinaryOperatorKind.Subtract when isChecked => static (x, y) => checked((ulong)x - (ulong)y),
        BinaryOperatorKind.Subtract => static (x, y) => unchecked((ulong)x - (ulong)y),
        BinaryOperatorKind.Multiply when isChecked => static (x, y) => checked((ulong)x * (ulong)y),
        BinaryOperatorKind.Multiply => static (x, y) => unchecked((ulong)x * (ulong)y),
        BinaryOperatorKind.Divide => static (x, y) => (ulong)x / (ulong)y,
        BinaryOperatorKind.Remainder => static (x, y) => (ulong)x % (ulong)y,
        BinaryOperatorKind.Equals => static (x, y) => (ulong)x == (ulong)y,
        BinaryOperatorKind.NotEquals => static (x, y) => (ulong)x != (ulong)y,
        BinaryOperatorKind.LessThan => static (x, y) => (ulong)x < (ulong)y,
        BinaryOperatorKind.LessThanOrEqual => static (x, y) => (ulong)x <= (ulong)y,
        BinaryOperatorKind.GreaterThan => static (x, y) => (ulong)x > (ulong)y,
        BinaryOperatorKind.GreaterThanOrEqual => static (x, y) => (ulong)x >= (ulong)y,
        BinaryOperatorKind.And => static (x, y) => (ulong)x & (ulong)y,
        BinaryOperatorKind.Or => static (x, y) => (ulong)x | (ulong)y,
        BinaryOperatorKind.ExclusiveOr => static (x, y) => (ulong)x ^ (ulong)y,
        BinaryOperatorKind.LeftShift => static (x, y) => (ulong)x << (int)y,
        BinaryOperatorKind.RightShift => static (x, y) => (ulong)x >> (int)y,
        BinaryOperatorKind.UnsignedRightShift => static (x, y) => (ulong)x >>> (int)y,
        _ => null,
    };

    private static Func<object, object, object>? Double(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => static (x, y) => (double)x + (double)y,
        BinaryOperatorKind.Subtract => static (x, y) => (double)x - (double)y,
        BinaryOperatorKind.Multiply => static (x, y) => (double)x * (double)y,
        BinaryOperatorKind.Divide => static (x, y) => (double)x / (double)y,
        BinaryOperatorKind.Remainder => static (x, y) => (double)x % (double)y,
        BinaryOperatorKind.Equals => static (x, y) => (double)x == (double)y,
        BinaryOperatorKind.NotEquals => static (x, y) => (double)x != (double)y,
        BinaryOperatorKind.LessThan => static (x, y) => (double)x < (double)y,
        BinaryOperatorKind.LessThanOrEqual => static (x, y) => (double)x <= (double)y,
        BinaryOperatorKind.GreaterThan => static (x, y) => (double)x > (double)y,
        BinaryOperatorKind.GreaterThanOrEqual => static (x, y) => (double)x >= (double)y,
        _ => null,
    };

    private static Func<object, object, object>? Single(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => static (x, y) => (float)x + (float)y,
        BinaryOperatorKind.Subtract => static (x, y) => (float)x - (float)y,
        BinaryOperatorKind.Multiply => static (x, y) => (float)x * (float)y,
        BinaryOperatorKind.Divide => static (x, y) => (float)x / (float)y,
        BinaryOperatorKind.Remainder => static (x, y) => (float)x % (float)y,
        BinaryOperatorKind.Equals => static (x, y) => (float)x == (float)y,
        BinaryOperatorKind.NotEquals => static (x, y) => (float)x != (float)y,
        BinaryOperatorKind.LessThan => static (x, y) => (float)x < (float)y,
        BinaryOperatorKind.LessThanOrEqual => static (x, y) => (float)x <= (float)y,
        BinaryOperatorKind.GreaterThan => static (x, y) => (float)x > (float)y,
        BinaryOperatorKind.GreaterThanOrEqual => static (x, y) => (float)x >= (float)y,
        _ => null,
    };

    private static Func<object, object, object>? Decimal(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => static (x, y) => (decimal)x + (decimal)y,
        BinaryOperatorKind.Subtract => static (x, y) => (decimal)x - (decimal)y,
        BinaryOperatorKind.Multiply => static (x, y) => (decimal)x * (decimal)y,
        BinaryOperatorKind.Divide => static (x, y) => (decimal)x / (decimal)y,
        BinaryOperatorKind.Remainder => static (x, y) => (decimal)x % (decimal)y,
        BinaryOperatorKind.Equals => static (x, y) => (decimal)x == (decimal)y,
        BinaryOperatorKind.NotEquals => static (x, y) => (decimal)x != (decimal)y,
        BinaryOperatorKind.LessThan => static (x, y) => (decimal)x < (decimal)y,
        BinaryOperatorKind.LessThanOrEqual => static (x, y) => (decimal)x <= (decimal)y,
        BinaryOperatorKind.GreaterThan => static (x, y) => (decimal)x > (decimal)y,
        BinaryOperatorKind.GreaterThanOrEqual => static (x, y) => (decimal)x >= (decimal)y,
        _ => null,
    };
}
