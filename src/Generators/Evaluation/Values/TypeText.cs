using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>The name of a type as the runtime prints it.</summary>
internal static class TypeText
{
    public static string Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"{Of(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        INamedTypeSymbol named => Named(named),
        _ => type.Name,
    };

    private static string Named(INamedTypeSymbol type)
    {
        if (type.IsTupleType && type.TupleUnderlyingType is { } underlying && !SymbolEqualityComparer.Default.Equals(underlying, type))
            return Named(underlying);
        var arguments = new List<ITypeSymbol>();
        for (var current = type; current is not null; current = current.ContainingType)
            arguments.InsertRange(0, current.TypeArguments);
        var name = Invocations.LibraryTypes.NameOf(type.OriginalDefinition);
        return arguments.Count == 0 ? name : $"{name}[{string.Join(",", arguments.Select(Of))}]";
    }
}
