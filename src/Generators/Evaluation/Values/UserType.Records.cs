using System.Text;
using Groundplan.Generators.Evaluation.Invocations;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>What the compiler writes into records, structs and anonymous types, and what libraries call on any object.</summary>
internal sealed partial class UserType
{
    /// <summary>The value of a parameterless member that overrides one of the library base; false when the library's own stands.</summary>
    public bool TryOverride<T>(Instance self, string name, out T? value)
    {
        value = default;
        foreach (var type in SelfAndBases())
        {
            var member = type.Symbol.GetMembers(name).FirstOrDefault(candidate => candidate.IsOverride);
            if ((member as IMethodSymbol ?? (member as IPropertySymbol)?.GetMethod) is not { Parameters.Length: 0 } method)
                continue;
            var syntax = member!.DeclaringSyntaxReferences[0].GetSyntax();
            var result = Machine.Isolated(_ => Machine.Functions.Call(method, self.Value, [], syntax, null), Functions.NoFrame, syntax);
            value = result is T typed ? typed : default;
            return true;
        }

        return false;
    }

    public bool AreEqual(Instance self, object? other) => Machine.Within(() => Equal(self, other));

    public int Hash(Instance self) => Machine.Within(() => HashOf(self));

    /// <summary>The hash code as a plan may see it: see <see cref="Invocations.StableHash"/>.</summary>
    public int StableHash(Instance self) => Machine.Within(() =>
        CallObjectMember(self, nameof(GetHashCode), [], _ => true, out var hash) ? hash is int number ? number : 0
        : IsRecord || IsValueType || Symbol.IsAnonymousType ? Invocations.StableHash.Combine(DataSlots().Select(slot => self.Slots[slot]))
        : 1);

    public string Print(Instance self) => Machine.Within(() => Machine.Charge(TextOf(self)));

    public int Compare(Instance self, object? other)
    {
        var method = FindMember(nameof(IComparable.CompareTo), candidate => candidate.Parameters.Length == 1 && Instance.Of(other) is { } instance && SymbolEqualityComparer.Default.Equals(candidate.Parameters[0].Type, instance.Type.Symbol))
            ?? FindMember(nameof(IComparable.CompareTo), candidate => candidate.Parameters.Length == 1);
        return method is null
            ? throw new ArgumentException("At least one object must implement IComparable.")
            : (int)Machine.Functions.Call(method, self.Value, [other], Syntax(method), null)!;
    }

    public IEnumerable<object?> Enumerate(Instance self)
    {
        var enumerator = CallInterface(self, "GetEnumerator", []) ?? throw new NullReferenceException();
        try
        {
            while (Move(enumerator))
                yield return Current(enumerator);
        }
        finally
        {
            (enumerator as IDisposable)?.Dispose();
        }
    }

    /// <summary>Calls a member that libraries know by its interface: implemented explicitly or not, here or in a base.</summary>
    public object? CallInterface(Instance self, string name, object?[] arguments)
    {
        var candidates = SelfAndBases().SelectMany(type => type.Symbol.GetMembers().OfType<IMethodSymbol>())
            .Where(method => !method.IsStatic && method.DeclaringSyntaxReferences.Length > 0 && method.Parameters.Length == arguments.Length
                && (method.Name == name || method.ExplicitInterfaceImplementations.Any(implemented => implemented.Name == name)))
            .ToList();
        var found = candidates.FirstOrDefault(method => method.ReturnType is INamedTypeSymbol { IsGenericType: true }) ?? candidates.FirstOrDefault(method => !method.IsOverride) ?? candidates.FirstOrDefault()
            ?? throw new InvalidCastException($"{FullName} has no {name}.");
        return Machine.Functions.CallVirtual(found, self.Value, arguments, Syntax(found), null);
    }

    private static bool Move(object enumerator) => enumerator is Instance own ? own.Type.CallInterface(own, "MoveNext", []) is true : ((System.Collections.IEnumerator)enumerator).MoveNext();

    private static object? Current(object enumerator) => enumerator is Instance own ? own.Type.CallInterface(own, "get_Current", []) : ((System.Collections.IEnumerator)enumerator).Current;

    public void CallIfAny(Instance self, string name)
    {
        if (FindMember(name, candidate => candidate.Parameters.Length == 0) is { } method)
            Machine.Functions.CallVirtual(method, self.Value, [], Syntax(method), null);
        else if (Symbol.AllInterfaces.Any(type => type.Name == "IDisposable"))
            CallInterface(self, name, []);
    }

    private static SyntaxNode Syntax(ISymbol symbol) => symbol.DeclaringSyntaxReferences[0].GetSyntax();

    private bool Equal(Instance self, object? other)
    {
        if (CallObjectMember(self, nameof(Equals), [other], method => method.Parameters[0].Type.SpecialType == SpecialType.System_Object, out var equal))
            return equal is true;
        if (Instance.Of(other) is not { } instance || !SymbolEqualityComparer.Default.Equals(instance.Type.Symbol, Symbol))
            return false;
        if (!IsRecord && !IsValueType && !Symbol.IsAnonymousType)
            return ReferenceEquals(self, instance);
        if (IsRecord && self.Shell is Stack)
            return ReferenceEquals(self, instance);
        if (IsRecord && CallObjectMember(self, nameof(Equals), [instance.Value], method => SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, Symbol), out equal))
            return equal is true;
        return ReferenceEquals(self, instance) || DataSlots().All(slot => Same(self.Slots[slot], instance.Slots[slot]));
    }

    private int HashOf(Instance self)
    {
        if (CallObjectMember(self, nameof(GetHashCode), [], _ => true, out var hash))
            return hash is int number ? number : 0;
        if (!IsRecord && !IsValueType && !Symbol.IsAnonymousType)
            return System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(self);
        return DataSlots().Aggregate(17, (code, slot) => unchecked((code * 31) + (self.Slots[slot]?.GetHashCode() ?? 0)));
    }

    private string TextOf(Instance self)
    {
        if (CallObjectMember(self, nameof(ToString), [], _ => true, out var text))
            return text as string ?? "";
        if (Symbol.IsAnonymousType)
            return $"{{ {string.Join(", ", Symbol.GetMembers().OfType<IPropertySymbol>().Select(property => $"{property.Name} = {Printed(self.Slots[SlotOf(property)])}"))} }}";
        if (!IsRecord)
            return FullName;
        var builder = new StringBuilder(Symbol.Name).Append(" { ");
        return builder.Append(PrintMembers(self, builder) ? " }" : "}").ToString();
    }

    /// <summary>Prints what a record has of this type and its bases, as the compiler does it where the plan does not.</summary>
    public bool PrintMembers(Instance self, StringBuilder builder)
    {
        if (Symbol.GetMembers("PrintMembers").OfType<IMethodSymbol>().FirstOrDefault(method => !method.IsImplicitlyDeclared && method.Parameters.Length == 1) is { } own)
            return Machine.Functions.Call(own, self.Value, [builder], Syntax(own), null) is true;
        var hasAny = Base is not null && Base.PrintMembers(self, builder);
        var members = Base is null && self.Shell is Stack stack ? [.. StackText(stack)] : new List<string>();
        members.AddRange(Printable().Select(member => $"{member.Name} = {Printed(Read(self, member))}"));
        if (hasAny && members.Count > 0)
            builder.Append(", ");
        builder.Append(string.Join(", ", members));
        return hasAny || members.Count > 0;
    }

    private string Printed(object? value) => HostText.Refusal(value) is { } refusal ? throw Machine.RefuseHere(refusal) : Text.Of(value);

    private static bool Same(object? left, object? right) => left is Unknown or null ? right is null && left is null : left.Equals(right);

    private static IEnumerable<string> StackText(Stack stack)
    {
        yield return $"StackName = {stack.StackName}";
        yield return $"Description = {stack.Description}";
        yield return $"Region = {stack.Region}";
        yield return $"AccountId = {stack.AccountId}";
        yield return $"TerminationProtection = {stack.TerminationProtection}";
        yield return $"StackTags = {stack.StackTags}";
    }

    private IEnumerable<int> DataSlots()
    {
        var parameters = new HashSet<int>();
        foreach (var type in SelfAndBases())
        {
            foreach (var parameter in type.PrimaryConstructor?.Parameters ?? [])
                parameters.Add(SlotOf(parameter));
        }

        return Enumerable.Range(0, _slotTypes.Count).Where(slot => !parameters.Contains(slot));
    }

    private IEnumerable<ISymbol> Printable() => Symbol.GetMembers().Where(member =>
        !member.IsStatic && member.DeclaredAccessibility == Accessibility.Public && !member.IsOverride
        && member is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol { IsIndexer: false, GetMethod: not null });

    private object? Read(Instance self, ISymbol member) => member is IPropertySymbol property
        ? Machine.Functions.CallVirtual(property.GetMethod!, self.Value, [], Syntax(property), null)
        : self.Slots[SlotOf(member)];

    private bool CallObjectMember(Instance self, string name, object?[] arguments, Func<IMethodSymbol, bool> filter, out object? result)
    {
        result = null;
        if (FindMember(name, method => !method.IsImplicitlyDeclared && method.Parameters.Length == arguments.Length && filter(method)) is not { } found)
            return false;
        result = Machine.Functions.Call(found, self.Value, arguments, Syntax(found), null);
        return true;
    }

    private IMethodSymbol? FindMember(string name, Func<IMethodSymbol, bool> filter) =>
        SelfAndBases().SelectMany(type => type.Symbol.GetMembers(name).OfType<IMethodSymbol>())
            .FirstOrDefault(method => !method.IsStatic && method.DeclaringSyntaxReferences.Length > 0 && filter(method));
}
