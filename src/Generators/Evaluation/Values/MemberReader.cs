using Groundplan.Generators.Evaluation.Invocations;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>Reads the members of an evaluated stack in the order of the compiled one: base types first, then declaration.</summary>
internal static class MemberReader
{
    public static IReadOnlyList<StackMember> Read(EvaluatedStack stack, UserType type)
    {
        var machine = type.Machine;
        var members = new List<StackMember>();
        foreach (var declaring in type.SelfAndBases().Reverse())
        {
            foreach (var property in declaring.Symbol.GetMembers().OfType<IPropertySymbol>())
            {
                if (property.IsStatic || property.IsIndexer || property.DeclaredAccessibility != Accessibility.Public || property.GetMethod is not { } getter
                    || machine.Types.Map(property.Type) is not { } itemType || !StackMember.IsMemberType(itemType))
                    continue;
                var syntax = property.DeclaringSyntaxReferences[0].GetSyntax();
                var item = machine.Isolated(_ => machine.Functions.CallVirtual(getter, stack, [], syntax, null), Functions.NoFrame, syntax);
                if (item is Unknown)
                    machine.Trace.SetUnknown(stack, property.Name, syntax);
                else if (item is not null)
                    members.Add(new(property.Name, item));
            }
        }

        return members;
    }
}
