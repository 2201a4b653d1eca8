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
            default:
                throw machine.Refuse($"Enum.{method.Name} is not evaluated", at);
        }
    }

    private static object? Parse(Machine machine, INamedTypeSymbol type, string text, bool ignoresCase, SyntaxNode at)
    {
        var comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        ulong bits = 0;
        foreach (var part in text.Split(','))
        {
            if (long.TryParse(part.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                bits |= unchecked((ulong)number);
            else if (EnumValue.Members(type).FirstOrDefault(field => string.Equals(field.Name, part.Trim(), comparison)) is { } member)
                bits |= EnumValue.Bits(member.ConstantValue!);
            else
                throw machine.Throw(new ArgumentException($"Requested value '{part.Trim()}' was not found."), at);
        }

        return Conversions.ToEnum(machine, bits, type);
    }
}
