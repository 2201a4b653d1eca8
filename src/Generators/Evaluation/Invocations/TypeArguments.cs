using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>What the type parameters of a function and of its types stand for; a body is bound once per such set.</summary>
internal sealed class TypeArguments
{
    private readonly Dictionary<ITypeParameterSymbol, ITypeSymbol> _map = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;

    public TypeArguments(Compilation compilation, IMethodSymbol? method, INamedTypeSymbol? type)
    {
        _compilation = compilation;
        for (var current = type; current is not null; current = current.ContainingType)
            Add(current.OriginalDefinition.TypeParameters, current.TypeArguments);
        if (method is not null)
            Add(method.OriginalDefinition.TypeParameters, method.TypeArguments);
    }

    /// <summary>Whether a type is written with so many types that comparing it takes longer than any plan may.</summary>
    public static bool IsTooLarge(IEnumerable<ITypeSymbol> types)
    {
        var left = 1000;
        return types.Any(type => !Fits(type, ref left));
    }

    private static bool Fits(ITypeSymbol type, ref int left)
    {
        if (--left < 0)
            return false;
        if (type is IArrayTypeSymbol array)
            return Fits(array.ElementType, ref left);
        foreach (var argument in (type as INamedTypeSymbol)?.TypeArguments ?? [])
        {
            if (!Fits(argument, ref left))
                return false;
        }

        return true;
    }

    private TypeArguments(TypeArguments outer, IMethodSymbol method)
    {
        _compilation = outer._compilation;
        foreach (var entry in outer._map)
            _map[entry.Key] = entry.Value;
        Add(method.OriginalDefinition.TypeParameters, method.TypeArguments);
    }

    public TypeArguments With(IMethodSymbol localFunction) => localFunction.IsGenericMethod ? new(this, localFunction) : this;

    public ITypeSymbol Close(ITypeSymbol type)
    {
        if (_map.Count == 0)
            return type;
        return type switch
        {
            ITypeParameterSymbol parameter => _map.TryGetValue(parameter, out var argument) ? argument : type,
            IArrayTypeSymbol array => _compilation.CreateArrayTypeSymbol(Close(array.ElementType), array.Rank),
            INamedTypeSymbol named => Close(named),
            _ => type,
        };
    }

    public INamedTypeSymbol Close(INamedTypeSymbol type)
    {
        if (_map.Count == 0 || type.IsAnonymousType)
            return type;
        if (type.ContainingType is { IsGenericType: true } outer && !type.IsTupleType)
        {
            var closed = Close(outer).GetTypeMembers(type.Name, type.Arity).First();
            return type.Arity == 0 ? closed : closed.Construct([.. type.TypeArguments.Select(Close)]);
        }

        return type.IsGenericType && !type.IsUnboundGenericType ? type.OriginalDefinition.Construct([.. type.TypeArguments.Select(Close)]) : type;
    }

    public IMethodSymbol Close(IMethodSymbol method)
    {
        if (_map.Count == 0)
            return method;
        var definition = method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction ? method.ConstructedFrom : Member(method.OriginalDefinition, method.ContainingType);
        return method.IsGenericMethod ? definition.Construct([.. method.TypeArguments.Select(Close)]) : definition;
    }

    public IFieldSymbol Close(IFieldSymbol field) => _map.Count == 0 ? field : Member(field.OriginalDefinition, field.ContainingType);

    public IPropertySymbol Close(IPropertySymbol property) => _map.Count == 0 ? property : Member(property.OriginalDefinition, property.ContainingType);

    private T Member<T>(T definition, INamedTypeSymbol? containing)
        where T : class, ISymbol
    {
        if (containing is null || !containing.IsGenericType && containing.ContainingType is not { IsGenericType: true })
            return definition;
        return Close(containing).GetMembers(definition.Name).OfType<T>().FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, definition)) ?? definition;
    }

    private void Add(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (!SymbolEqualityComparer.Default.Equals(parameters[i], arguments[i]))
                _map[parameters[i]] = arguments[i];
        }
    }
}
