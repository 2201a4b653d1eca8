using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Members without a body in the source: auto-properties, and what the compiler writes into records.</summary>
internal static class ImplicitMembers
{
    public static object? Call(Machine machine, IMethodSymbol method, object? receiver, object?[] arguments, SyntaxNode at)
    {
        if (method.IsAbstract || method.IsExtern)
            throw machine.Refuse($"{method.ToDisplayString()} has no body", at);
        if (method.AssociatedSymbol is IPropertySymbol property && !(property.IsImplicitlyDeclared && property.Name == "EqualityContract"))
            return Property(machine, method, property, receiver, arguments, at);
        switch (method.Name)
        {
            case "op_Equality" when arguments.Length == 2:
                return Equals(arguments[0], arguments[1]);
            case "op_Inequality" when arguments.Length == 2:
                return !Equals(arguments[0], arguments[1]);
            case nameof(Equals) when arguments.Length == 1:
                return Instance.Of(machine.NotNull(receiver, at))!.Type.AreEqual(Instance.Of(receiver)!, arguments[0]);
            case nameof(ToString) when arguments.Length == 0:
                return Instance.Of(machine.NotNull(receiver, at))!.Type.Print(Instance.Of(receiver)!);
            case nameof(GetHashCode) when arguments.Length == 0:
                return Instance.Of(machine.NotNull(receiver, at))!.Type.StableHash(Instance.Of(receiver)!);
            case "PrintMembers" when arguments.Length == 1:
                return machine.UserTypes.Of(method.ContainingType).PrintMembers(Instance.Of(machine.NotNull(receiver, at))!, (System.Text.StringBuilder)arguments[0]!);
            case "Deconstruct":
                return Deconstruct(machine, method, machine.NotNull(receiver, at), arguments, at);
            default:
                throw machine.Refuse($"{method.ToDisplayString()} is not evaluated", at);
        }
    }

    private static object? Property(Machine machine, IMethodSymbol accessor, IPropertySymbol property, object? receiver, object?[] arguments, SyntaxNode at)
    {
        var backing = UserType.BackingOf(property) ?? throw machine.Incomplete(at);
        if (property.IsStatic && accessor.MethodKind == MethodKind.PropertySet)
            machine.Functions.Statics.Write((IFieldSymbol)backing, arguments[0], at);
        if (property.IsStatic)
            return machine.Functions.Statics.Read((IFieldSymbol)backing, at);
        var instance = Instance.Of(machine.NotNull(receiver, at)) ?? throw machine.Refuse($"{property.ToDisplayString()} is not evaluated", at);
        var slot = instance.Type.SlotOf(backing);
        if (accessor.MethodKind == MethodKind.PropertySet)
            return instance.Slots[slot] = Instance.Store(arguments[0]);
        return instance.Slots[slot] is Unknown unknown ? throw new UnknownException(unknown) : instance.Slots[slot];
    }

    private static object? Deconstruct(Machine machine, IMethodSymbol method, object receiver, object?[] arguments, SyntaxNode at)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var member = MemberOf(method.ContainingType, method.Parameters[i].Name);
            ((Cell)arguments[i]!).Value = member is IPropertySymbol { GetMethod: { } getter }
                ? machine.Functions.CallVirtual(getter, receiver, [], at, null)
                : Instance.Of(receiver)!.Slots[Instance.Of(receiver)!.Type.SlotOf(member)];
        }

        return null;
    }

    /// <summary>What a positional parameter stands for: a property or field of the record, or one that it inherits.</summary>
    private static ISymbol MemberOf(INamedTypeSymbol type, string name)
    {
        for (var current = type; ; current = current.BaseType!)
        {
            if (current.GetMembers(name).FirstOrDefault(member => member is IPropertySymbol or IFieldSymbol) is { } found)
                return found;
        }
    }
}
