using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>A value of an enum of the plan's source.</summary>
/// <param name="type">The enum.</param>
/// <param name="number">The value, of the underlying type.</param>
internal sealed class EnumValue(INamedTypeSymbol type, object number) : IComparable, IComparable<EnumValue>, IEquatable<EnumValue>, IFormattable
{
    public INamedTypeSymbol Type { get; } = type;

    public object Number { get; } = number;

    public bool Equals(EnumValue? other) => other is not null && Number.Equals(other.Number) && SymbolEqualityComparer.Default.Equals(Type, other.Type);

    public override bool Equals(object? obj) => Equals(obj as EnumValue);

    public override int GetHashCode() => Number.GetHashCode();

    public int CompareTo(EnumValue? other) => other is null ? 1 : ((IComparable)Number).CompareTo(other.Number);

    public int CompareTo(object? obj) => CompareTo(obj as EnumValue);

    public override string ToString() => ToString(null, null);

    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        switch (format is null or "" ? "G" : format.ToUpperInvariant())
        {
            case "D":
                return Convert.ToString(Number, CultureInfo.InvariantCulture);
            case "X":
                var size = Type.EnumUnderlyingType!.SpecialType switch
                {
                    SpecialType.System_Byte or SpecialType.System_SByte => 2,
                    SpecialType.System_Int16 or SpecialType.System_UInt16 => 4,
                    SpecialType.System_Int64 or SpecialType.System_UInt64 => 16,
                    _ => 8,
                };
                return ((IFormattable)Number).ToString("X" + size.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            case "F":
                return Flags();
            default:
                return IsFlags() ? Flags() : Name(Bits(Number)) ?? Convert.ToString(Number, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The members in order of value, then declaration.</summary>
    public static IEnumerable<IFieldSymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).OrderBy(field => Bits(field.ConstantValue!));

    public static ulong Bits(object number) => number is ulong bits ? bits : unchecked((ulong)Convert.ToInt64(number, CultureInfo.InvariantCulture));

    private string? Name(ulong bits) => Members(Type).FirstOrDefault(field => Bits(field.ConstantValue!) == bits)?.Name;

    private bool IsFlags() => Type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(FlagsAttribute));

    private string Flags()
    {
        var bits = Bits(Number);
        if (bits == 0)
            return Name(0) ?? "0";
        var names = new List<string>();
        foreach (var field in Members(Type).Reverse())
        {
            var member = Bits(field.ConstantValue!);
            if (member == 0 || (bits & member) != member)
                continue;
            bits &= ~member;
            names.Insert(0, field.Name);
        }

        return bits == 0 ? string.Join(", ", names) : Convert.ToString(Number, CultureInfo.InvariantCulture);
    }
}
