using Groundplan.Generators.Evaluation.Invocations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>Which runtime type holds the values of a type of the plan. Types of the plan's source share a few of ours.</summary>
internal sealed class RuntimeTypes(Machine machine)
{
    private static readonly Dictionary<SpecialType, Type> Specials = new()
    {
        [SpecialType.System_Object] = typeof(object),
        [SpecialType.System_Void] = typeof(void),
        [SpecialType.System_Boolean] = typeof(bool),
        [SpecialType.System_Char] = typeof(char),
        [SpecialType.System_SByte] = typeof(sbyte),
        [SpecialType.System_Byte] = typeof(byte),
        [SpecialType.System_Int16] = typeof(short),
        [SpecialType.System_UInt16] = typeof(ushort),
        [SpecialType.System_Int32] = typeof(int),
        [SpecialType.System_UInt32] = typeof(uint),
        [SpecialType.System_Int64] = typeof(long),
        [SpecialType.System_UInt64] = typeof(ulong),
        [SpecialType.System_Decimal] = typeof(decimal),
        [SpecialType.System_Single] = typeof(float),
        [SpecialType.System_Double] = typeof(double),
        [SpecialType.System_String] = typeof(string),
    };

    // A tuple of tuples of tuples … is as large as a stack after a few levels.
    private const int DeepestValue = 6;

    private readonly Dictionary<ITypeSymbol, Type?> _types = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(ITypeSymbol From, ITypeSymbol To), bool> _conversions = [];

    /// <summary>Whether the source of the plan, or of a library for plans, declares the symbol.</summary>
    public bool IsSource(ISymbol symbol)
    {
        var assembly = symbol.ContainingAssembly;
        foreach (var own in machine.Assemblies)
        {
            if (SymbolEqualityComparer.Default.Equals(assembly, own))
                return true;
        }

        return false;
    }

    /// <summary>The runtime type, or null when it is not allowed or not known.</summary>
    public Type? Map(ITypeSymbol type)
    {
        if (Specials.TryGetValue(type.SpecialType, out var special))
            return special;
        if (!_types.TryGetValue(type, out var mapped))
            _types[type] = mapped = Find(type);
        return mapped;
    }

    /// <summary>The default value of a type.</summary>
    public object? Default(ITypeSymbol type)
    {
        if (!type.IsValueType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return null;
        if (type is INamedTypeSymbol named && IsSource(type))
        {
            return named.TypeKind == TypeKind.Enum
                ? new EnumValue(named, Numbers.Convert(0, named.EnumUnderlyingType!.SpecialType, isChecked: false))
                : machine.UserTypes.Of(named).Blank();
        }

        if (type is INamedTypeSymbol { IsTupleType: true } tuple && Map(tuple) is { } tupleType)
            return Tuples.Create(tupleType, [.. tuple.TupleElements.Select(element => Default(element.Type))]);
        return Map(type) switch
        {
            { IsValueType: true } mapped when mapped != typeof(void) => Activator.CreateInstance(mapped),
            var standIn when standIn == typeof(IndexValue) => IndexValue.Start,
            var standIn when standIn == typeof(RangeValue) => new RangeValue(IndexValue.Start, IndexValue.Start),
            _ => null,
        };
    }

    /// <summary>Whether a value is of a type: <c>is</c>.</summary>
    public bool IsInstance(object? value, ITypeSymbol type)
    {
        if (value is null)
            return false;
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            type = ((INamedTypeSymbol)type).TypeArguments[0];
        if (type.SpecialType == SpecialType.System_Object)
            return true;
        if (Instance.Of(value) is { } instance)
            return Converts(instance.Type.Symbol, type);
        if (value is EnumValue enumValue)
            return Converts(enumValue.Type, type);
        if (Closure.Of(value) is { } closure)
            return Converts(closure.Type, type);
        if (PlanTypes.Find(value) is { } known)
            return Converts(known, type);
        return !(type is INamedTypeSymbol && IsSource(type)) && Map(type) is { } mapped && mapped.IsInstanceOfType(value);
    }

    /// <summary>The library type that a class of the plan derives from.</summary>
    public INamedTypeSymbol? LibraryBase(INamedTypeSymbol type)
    {
        var current = type;
        while (current is not null && IsSource(current))
            current = current.BaseType;
        return current;
    }

    private bool Converts(ITypeSymbol from, ITypeSymbol to)
    {
        if (_conversions.TryGetValue((from, to), out var known))
            return known;
        var conversion = ((CSharpCompilation)machine.Compilation).ClassifyConversion(from, to);
        return _conversions[(from, to)] = conversion.IsIdentity || (conversion is { IsReference: true, IsImplicit: true }) || conversion.IsBoxing;
    }

    private Type? Find(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Map(array.ElementType) is { } element ? (array.Rank == 1 ? element.MakeArrayType() : element.MakeArrayType(array.Rank)) : null,
        IDynamicTypeSymbol => typeof(object),
        INamedTypeSymbol named when named.TypeKind == TypeKind.Error => null,
        INamedTypeSymbol named when named.IsAnonymousType || IsSource(named) => OfSource(named),
        INamedTypeSymbol named => OfLibrary(named),
        _ => null,
    };

    private static int ValueDepth(Type type) => type is { IsValueType: true, IsGenericType: true } ? 1 + type.GetGenericArguments().Max(ValueDepth) : 0;

    private Type? OfSource(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Enum => typeof(EnumValue),
        TypeKind.Interface => typeof(object),
        TypeKind.Delegate => typeof(Closure),
        TypeKind.Class => Shells.TypeFor(LibraryBase(type)),
        TypeKind.Struct => type.IsRefLikeType ? null : typeof(Instance),
        _ => null,
    };

    private Type? OfLibrary(INamedTypeSymbol type)
    {
        if (type.IsTupleType && type.TupleUnderlyingType is { } underlying && !SymbolEqualityComparer.Default.Equals(underlying, type))
            return Map(underlying);
        var definition = type.OriginalDefinition;
        if (!type.IsGenericType)
            return LibraryTypes.Find(definition);

        var arguments = new List<ITypeSymbol>();
        for (var current = type; current is not null; current = current.ContainingType)
            arguments.InsertRange(0, current.TypeArguments);
        var mapped = arguments.Select(Map).ToArray();
        if (Array.IndexOf(mapped, null) >= 0 || type.IsValueType && mapped.Max(argument => ValueDepth(argument!)) >= DeepestValue)
            return null;
        if (definition.SpecialType == SpecialType.System_Nullable_T)
            return mapped[0]!.IsValueType ? typeof(Nullable<>).MakeGenericType(mapped!) : mapped[0];
        if (definition.MetadataName is "ReadOnlySpan`1" or "Span`1" && definition.ContainingNamespace.Name == "System")
            return mapped[0]!.MakeArrayType();
        if (LibraryTypes.Find(definition) is not { } open)
            return null;
        try
        {
            return open.MakeGenericType(mapped!);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
