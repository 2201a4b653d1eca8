using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Tracing;

/// <summary>Which stacks of the plan's source, roots or not, keep a resource in a public property.</summary>
internal sealed class StackKeepers
{
    private readonly Dictionary<object, List<(Stack Stack, string Property)>> _keepers = new(Identity.Instance);

    public static StackKeepers In(OriginTable table)
    {
        var keepers = new StackKeepers();
        foreach (var stack in table.Records.OfType<EvaluatedStack>())
            keepers.Add(stack);
        return keepers;
    }

    public IReadOnlyList<(Stack Stack, string Property)> Of(Resource resource) => _keepers.TryGetValue(resource, out var keepers) ? keepers : [];

    /// <summary>Looks at what is there already; a member that nobody has read yet is in no other stack either.</summary>
    private void Add(EvaluatedStack stack)
    {
        if (stack.Self is not { } self)
            return;
        foreach (var type in self.Type.SelfAndBases())
        {
            foreach (var property in type.Symbol.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is not { IsStatic: false, DeclaredAccessibility: Accessibility.Public } || UserType.BackingOf(property) is not { } backing
                    || type.SlotOf(backing) is not (>= 0 and var slot) || self.Slots[slot] is not Resource resource)
                    continue;
                if (!_keepers.TryGetValue(resource, out var keepers))
                    _keepers.Add(resource, keepers = []);
                keepers.Add((stack, property.Name));
            }
        }
    }
}
