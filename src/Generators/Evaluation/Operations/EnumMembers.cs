using System.Globalization;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Operations;

/// <summary>The members of System.Enum, on enums of the plan and of libraries.</summary>
internal static class EnumMembers
{
    public static object? Call(Machine machine, EnumValue value, IMethodSymbol method, object?[] arguments, SyntaxNode at) => method.Name switch
    {
        nameof(ToString) => value.ToString(arguments.OfType<string>().FirstOrDefault(), null),
        nameof(Equals) => value.Equals(arguments[0]),
        nameof(GetHashCode) => value.GetHashCode(),
        nameof(IComparable.CompareTo) => value.CompareTo(arguments[0]),
        nameof(Enum.HasFlag) when arguments[0] is EnumValue flag => (EnumValue.Bits(value.Number) & EnumValue.Bits(flag.Number)) == EnumValue.Bits(flag.Number),
        _ => throw machine.Refuse($"{method.Name} of an enum is not evaluated", at),
    };

    public static object? CallStatic(Machine machine, INamedTypeSymbol type, IMethodSymbol method, object?[] arguments, SyntaxNode at)
    {
        switch (method.Name)
        {
            case nameof(Enum.GetNames):
                return EnumValue.Members(type).Select(field => field.Name).ToArray();
            case nameof(Enum.GetValues):
                var values = EnumValue.Members(type).Select(field => Conversions.ToEnum(machine, field.ConstantValue!, type)).ToList();
                var array = Array.CreateInstance(machine.Types.Map(type)!, values.Count);
                for (var i = 0; i < values.Count; i++)
                    array.SetValue(values[i], i);
                return array;
            case nameof(Enum.IsDefined) or nameof(Enum.GetName):
                var name = EnumValue.Members(type).FirstOrDefault(field => Equals(Conversions.ToEnum(machine, field.ConstantValue!, type), arguments[0]))?.Name;
                return method.Name == nameof(Enum.GetName) ? name : name is not null;
            case nameof(Enum.Parse) when arguments[0] is string text:
                return Parse(machine, type, text, arguments.Length > 1 && arguments[1] is true, at);
            case nameof(Enum.Parse) when arguments[0] is null:
                throw machine.Throw(new ArgumentNullException("value"), at);
            case nameof(Enum.TryParse) when arguments[arguments.Length - 1] is Cell result && arguments[0] is string or null:
                result.Value = machine.Types.Default(type);
                try
                {
                    if (arguments[0] is not string input)
                        return false;
                    result.Value = Parse(machine, type, input, arguments.Length > 2 && arguments[1] is true, at);
                    return true;
                }
                catch (ThrownException)
                {
                    return false;
                }

            default:
                throw machine.Refuse($"Enum.{method.Name} is not evaluated", at);
        }
    }

    private static object? Parse(Machine machine, INamedTypeSymbol type, string text, bool ignoresCase, SyntaxNode at)
    {
        var value = text.TrimStart();
        if (value.Length == 0)
            throw machine.Throw(new ArgumentException("Must specify valid information for parsing in the string.", nameof(value)), at);
        if (value[0] is (>= '0' and <= '9') or '-' or '+' && decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number))
            return OfNumber(machine, type, number, at);
        var comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        ulong bits = 0;
        foreach (var part in value.Split(','))
        {
            bits |= EnumValue.Members(type).FirstOrDefault(field => string.Equals(field.Name, part.Trim(), comparison)) is { } member
                ? EnumValue.Bits(member.ConstantValue!)
                : throw machine.Throw(new ArgumentException($"Requested value '{value}' was not found."), at);
        }

        return Conversions.ToEnum(machine, bits, type);
    }

    private static object? OfNumber(Machine machine, INamedTypeSymbol type, decimal number, SyntaxNode at)
    {
        try
        {
            var bits = number < 0 ? unchecked((ulong)(long)number) : (ulong)number;
            return Conversions.ToEnum(machine, Numbers.Convert(number < 0 ? (long)number : bits, type.EnumUnderlyingType!.SpecialType, isChecked: true), type);
        }
        catch (OverflowException)
        {
            var name = type.EnumUnderlyingType!.MetadataName;
            var text = name switch { "Byte" => "an unsigned byte", "SByte" => "a signed byte", _ => (name[0] is 'I' ? "an " : "a ") + name };
            throw machine.Throw(new OverflowException($"Value was either too large or too small for {text}."), at);
        }
    }
}
