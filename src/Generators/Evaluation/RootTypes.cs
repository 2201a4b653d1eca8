using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation;

/// <summary>The types that make a property of a plan a root, as a compilation knows them.</summary>
internal sealed class RootTypes
{
    private readonly INamedTypeSymbol[] _types;
    private readonly INamedTypeSymbol _plan;

    private RootTypes(INamedTypeSymbol stack, INamedTypeSymbol[] others, INamedTypeSymbol plan) => (Stack, _types, _plan) = (stack, [stack, .. others], plan);

    /// <summary>The base of all stacks.</summary>
    public INamedTypeSymbol Stack { get; }

    /// <summary>All bases of roots.</summary>
    public IReadOnlyList<INamedTypeSymbol> All => _types;

    /// <summary>The types, or null where the compilation does not know Groundplan.</summary>
    public static RootTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Groundplan.Stack") is { } stack && compilation.GetTypeByMetadataName("Groundplan.Platform") is { } platform
        && compilation.GetTypeByMetadataName("Groundplan.Procedure") is { } procedure && compilation.GetTypeByMetadataName("Groundplan.PlanAttribute") is { } plan
            ? new(stack, [platform, procedure], plan)
            : null;

    /// <summary>Whether a property of this type is a root.</summary>
    public bool IsRoot(ITypeSymbol type) => _types.Any(root => RootFinder.DerivesFrom(type, root));

    /// <summary>Whether a class is marked as a plan.</summary>
    public bool IsPlan(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _plan));
}
