using System.Runtime.CompilerServices;

namespace Groundplan;

/// <summary>A stack and its members by kind, each with its logical id, in declaration order.</summary>
public sealed class StackContent
{
    private readonly Dictionary<object, string> _ids = new(ByReference.Instance);

    private StackContent(Stack stack, IReadOnlyList<StackMember> members)
    {
        Stack = stack;
        Members = members;
        foreach (var member in members)
            _ids[member.Item] = member.Name;
    }

    /// <summary>The stack.</summary>
    public Stack Stack { get; }

    /// <summary>All members.</summary>
    public IReadOnlyList<StackMember> Members { get; }

    /// <summary>The resources by logical id.</summary>
    public IEnumerable<(string Id, Resource Resource)> Resources => Of<Resource>();

    /// <summary>The parameters by name.</summary>
    public IEnumerable<(string Id, Parameter Parameter)> Parameters => Of<Parameter>();

    /// <summary>The outputs by name.</summary>
    public IEnumerable<(string Id, Output Output)> Outputs => Of<Output>();

    /// <summary>The conditions by name.</summary>
    public IEnumerable<(string Id, Condition Condition)> Conditions => Of<Condition>();

    /// <summary>The mappings by name.</summary>
    public IEnumerable<(string Id, Mapping Mapping)> Mappings => Of<Mapping>();

    /// <summary>Reads the members of a stack.</summary>
    public static StackContent Of(Stack stack) => new(stack, stack.Members());

    /// <summary>The logical id of a member, or null when the object is no member of this stack.</summary>
    public string? IdOf(object member) => _ids.TryGetValue(member, out var id) ? id : null;

    /// <summary>The platform field that decided a resource or one of its properties, for stacks that a platform made; else null.</summary>
    public (object Record, string? Property)? ProvenanceOf(string logicalId, string? property = null) => Stack.Provenance(logicalId, property);

    private IEnumerable<(string Id, T Item)> Of<T>() => Members.Where(member => member.Item is T).Select(member => (member.Name, (T)member.Item));

    private sealed class ByReference : IEqualityComparer<object>
    {
        public static readonly ByReference Instance = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
