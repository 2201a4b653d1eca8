using Groundplan.Generators.Evaluation;
using Microsoft.CodeAnalysis;

namespace Groundplan.Analyzers;

/// <summary>The types of members and roots as a compilation knows them.</summary>
internal sealed class ItemTypes
{
    private const int Deepest = 4;
    private readonly Compilation _compilation;
    private readonly RootTypes _roots;
    private readonly INamedTypeSymbol[] _members;

    private ItemTypes(Compilation compilation, RootTypes roots, INamedTypeSymbol[] members)
    {
        (_compilation, _roots, _members) = (compilation, roots, members);
        IsLibrary = compilation.Assembly.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == "Groundplan.PlanLibraryAttribute");
    }

    /// <summary>Whether plans elsewhere use the assembly's source, so that its public members are theirs too.</summary>
    public bool IsLibrary { get; }

    public static ItemTypes? Of(Compilation compilation)
    {
        INamedTypeSymbol[] members = [.. new[] { "Resource", "Parameter", "Output", "Condition", "Mapping" }
            .Select(name => compilation.GetTypeByMetadataName($"Groundplan.{name}")).OfType<INamedTypeSymbol>()];
        return RootTypes.Of(compilation) is { } roots ? new(compilation, roots, members) : null;
    }

    public bool IsStack(ITypeSymbol type) => RootFinder.DerivesFrom(type, _roots.Stack);

    public bool IsRoot(ITypeSymbol type) => _roots.IsRoot(type);

    public bool IsPlan(INamedTypeSymbol type) => _roots.IsPlan(type);

    /// <summary>Whether a property of this type makes a member of a stack.</summary>
    public bool IsMember(ITypeSymbol type) => _members.Any(member => RootFinder.DerivesFrom(type, member));

    /// <summary>Whether a type is a list, table or tuple of items, however deep.</summary>
    public bool Holds(ITypeSymbol type, Func<ITypeSymbol, bool> isItem) => !isItem(type) && Holds(type, isItem, Deepest);

    /// <summary>The item's type where a member of a type that says less, such as object, yields one; else null.</summary>
    public ITypeSymbol? Made(ISymbol member, ITypeSymbol held, Func<ITypeSymbol, bool> isItem, CancellationToken cancellation)
    {
        var saysLess = held.TypeKind is TypeKind.Interface or TypeKind.Dynamic
            || (held is INamedTypeSymbol named && _members.Concat(_roots.All).Any(item => RootFinder.DerivesFrom(item, named)));
        if (!saysLess)
            return null;
        return DeclaredValues.Of(member, cancellation)
            .Select(value => _compilation.GetSemanticModel(value.SyntaxTree).GetTypeInfo(value, cancellation).Type)
            .FirstOrDefault(type => type is not null && isItem(type));
    }

    /// <summary>Whether all that a member yields, or holds, is what other members are that pass a test.</summary>
    public bool AreAll(ISymbol member, Func<ISymbol, bool> test, CancellationToken cancellation)
    {
        var values = DeclaredValues.Of(member, cancellation).SelectMany(DeclaredValues.Elements).ToList();
        return values.Count > 0 && values.All(value => _compilation.GetSemanticModel(value.SyntaxTree).GetSymbolInfo(value, cancellation).Symbol is { } symbol && test(symbol));
    }

    private static bool Holds(ITypeSymbol type, Func<ITypeSymbol, bool> isItem, int depth)
    {
        return depth > 0 && Parts().Any(part => isItem(part) || Holds(part, isItem, depth - 1));

        IEnumerable<ITypeSymbol> Parts() => type switch
        {
            IArrayTypeSymbol array => [array.ElementType],
            INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(element => element.Type),
            INamedTypeSymbol named when IsHolder(named) => named.TypeArguments,
            INamedTypeSymbol named => named.AllInterfaces.Where(face => face.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T).SelectMany(face => face.TypeArguments),
            _ => [],
        };
    }

    private static bool IsHolder(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Nullable_T
        || (type is { Name: "KeyValuePair" or "Lazy", IsGenericType: true } && type.ContainingNamespace.ToDisplayString().StartsWith("System", StringComparison.Ordinal));
}
