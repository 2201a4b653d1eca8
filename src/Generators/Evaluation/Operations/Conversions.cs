using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Operations;

/// <summary>Conversions that change the representation of a value.</summary>
internal static class Conversions
{
    /// <summary>An enum value of a number; null when the enum is unknown.</summary>
    public static object? ToEnum(Machine machine, object number, INamedTypeSymbol type, bool isChecked = false)
    {
        if (type.EnumUnderlyingType is not { } underlying)
            return null;
        number = Numbers.Convert(number, underlying.SpecialType, isChecked);
        if (machine.Types.IsSource(type))
            return new EnumValue(type, number);
        return machine.Types.Map(type) is { IsEnum: true } mapped ? Enum.ToObject(mapped, number) : null;
    }

    /// <summary>The number of an enum value, or the value itself.</summary>
    public static object FromEnum(object value) => value switch
    {
        EnumValue own => own.Number,
        Enum real => Convert.ChangeType(real, Enum.GetUnderlyingType(real.GetType()), System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    /// <summary>A built-in conversion to a numeric or enum type; null when it is something else.</summary>
    public static Func<object, object?>? Numeric(Machine machine, ITypeSymbol from, ITypeSymbol to, bool isChecked)
    {
        var source = from.TypeKind == TypeKind.Enum ? ((INamedTypeSymbol)from).EnumUnderlyingType!.SpecialType : from.SpecialType;
        if (!Numbers.IsNumeric(source))
            return null;
        if (to.TypeKind == TypeKind.Enum)
            return value => ToEnum(machine, FromEnum(value), (INamedTypeSymbol)to, isChecked);
        return Numbers.IsNumeric(to.SpecialType) ? value => Numbers.Convert(FromEnum(value), to.SpecialType, isChecked) : null;
    }

    /// <summary>The type inside a nullable.</summary>
    public static ITypeSymbol Underlying(ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
}
