using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>A class, record or struct of the plan's source: its layout and the dispatch of its members.</summary>
internal sealed partial class UserType
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, Dictionary<ISymbol, IFieldSymbol>> Backings = new();

    private readonly Dictionary<ISymbol, int> _slots = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, IMethodSymbol?> _implementations = new(SymbolEqualityComparer.Default);
    private readonly List<ITypeSymbol> _slotTypes = [];

    public UserType(Machine machine, INamedTypeSymbol symbol)
    {
        Machine = machine;
        Symbol = symbol;
        if (symbol.BaseType is { } baseType && (machine.Types.IsSource(baseType) || baseType.IsAnonymousType))
        {
            Base = machine.UserTypes.Of(baseType);
            _slotTypes.AddRange(Base._slotTypes);
            foreach (var slot in Base._slots)
                _slots.Add(slot.Key, slot.Value);
        }

        foreach (var field in symbol.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !field.IsConst))
            Add(field.OriginalDefinition, field.Type);
        foreach (var @event in symbol.GetMembers().OfType<IEventSymbol>().Where(@event => !@event.IsStatic && !@event.IsAbstract))
            Add(@event.OriginalDefinition, @event.Type);
        if (symbol.IsAnonymousType)
        {
            foreach (var property in symbol.GetMembers().OfType<IPropertySymbol>())
                Add(property.OriginalDefinition, property.Type);
        }

        PrimaryConstructor = symbol.InstanceConstructors.FirstOrDefault(IsPrimary);
        foreach (var parameter in PrimaryConstructor?.Parameters ?? [])
            Add(parameter.OriginalDefinition, parameter.Type);
    }

    public Machine Machine { get; }

    public INamedTypeSymbol Symbol { get; }

    public UserType? Base { get; }

    public IMethodSymbol? PrimaryConstructor { get; }

    public bool IsValueType => Symbol.IsValueType;

    public bool IsRecord => Symbol.IsRecord;

    public string Name => Symbol.Name;

    public string FullName => TypeText.Of(Symbol);

    public static bool IsPrimary(IMethodSymbol constructor) =>
        constructor is { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences.Length: 1 } && constructor.DeclaringSyntaxReferences[0].GetSyntax() is TypeDeclarationSyntax;

    /// <summary>The object before its constructor ran.</summary>
    public Instance Blank()
    {
        Machine.TickHere();
        var slots = new object?[_slotTypes.Count];
        for (var i = 0; i < slots.Length; i++)
            slots[i] = _slotTypes[i].IsValueType ? Machine.Types.Default(_slotTypes[i]) : null;
        return new(this, slots);
    }

    /// <summary>The slot of a field, of an anonymous type's property or of a primary constructor's parameter; -1 when there is none.</summary>
    public int SlotOf(ISymbol symbol) => _slots.TryGetValue(symbol.OriginalDefinition, out var slot) ? slot : -1;

    /// <summary>The field behind a property without accessor bodies, or with <c>field</c>.</summary>
    public static ISymbol? BackingOf(IPropertySymbol property) => property.ContainingType.IsAnonymousType
        ? property
        : Backings.GetValue(property.ContainingType, static type => FieldsByProperty(type)).TryGetValue(property, out var field) ? field : null;

    /// <summary>This type and its user-declared bases.</summary>
    public IEnumerable<UserType> SelfAndBases()
    {
        for (var type = this; type is not null; type = type.Base)
            yield return type;
    }

    /// <summary>The method that a virtual or interface call reaches, or null when it is the library's.</summary>
    public IMethodSymbol? Implementation(IMethodSymbol target)
    {
        if (!_implementations.TryGetValue(target, out var found))
            _implementations[target] = found = FindImplementation(target);
        return found;
    }

    private IMethodSymbol? FindImplementation(IMethodSymbol target)
    {
        var definition = target.ConstructedFrom;
        IMethodSymbol? found = null;
        if (target.ContainingType.TypeKind == TypeKind.Interface)
        {
            found = (Symbol.FindImplementationForInterfaceMember(definition) ?? Variant(definition)) as IMethodSymbol;
            if (found is not null && found.ContainingType.TypeKind != TypeKind.Interface)
                found = Implementation(found.ConstructedFrom) ?? found;
        }
        else
        {
            for (INamedTypeSymbol? type = Symbol; type is not null && found is null && Machine.Types.IsSource(type); type = type.BaseType)
                found = type.GetMembers(target.Name).OfType<IMethodSymbol>().FirstOrDefault(method => Overrides(method, definition));
        }

        return found is null ? null : target.IsGenericMethod && found.IsGenericMethod ? found.ConstructedFrom.Construct([.. target.TypeArguments]) : found;
    }

    /// <summary>The implementation of the same interface of other arguments, which variance converts.</summary>
    private ISymbol? Variant(IMethodSymbol definition) => Symbol.AllInterfaces
        .Where(type => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, definition.ContainingType.OriginalDefinition))
        .SelectMany(type => type.GetMembers(definition.Name).Where(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, definition.OriginalDefinition)))
        .Select(Symbol.FindImplementationForInterfaceMember)
        .FirstOrDefault(found => found is not null);

    private static bool Overrides(IMethodSymbol method, IMethodSymbol target)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, target.OriginalDefinition))
                return true;
        }

        return false;
    }

    private static Dictionary<ISymbol, IFieldSymbol> FieldsByProperty(INamedTypeSymbol type)
    {
        var fields = new Dictionary<ISymbol, IFieldSymbol>(SymbolEqualityComparer.Default);
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(field => field.AssociatedSymbol is not null))
            fields[field.AssociatedSymbol!] = field;
        return fields;
    }

    private void Add(ISymbol symbol, ITypeSymbol type)
    {
        if (_slots.ContainsKey(symbol))
            return;
        _slots.Add(symbol, _slotTypes.Count);
        _slotTypes.Add(type);
    }
}
