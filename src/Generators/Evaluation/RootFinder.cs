using Groundplan.Generators.Evaluation.Reuse;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation;

/// <summary>Finds the roots of a compilation: public static properties of [Plan] classes that are stacks, platforms or procedures.</summary>
internal static class RootFinder
{
    /// <summary>The roots, by plan, then in the order of declaration.</summary>
    public static IReadOnlyList<RootDeclaration> Find(Compilation compilation, Sources sources, CancellationToken cancellation)
    {
        if (RootTypes.Of(compilation) is not { } roots)
            return [];
        return [.. Types(compilation.Assembly.GlobalNamespace, cancellation)
            .Where(roots.IsPlan)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .ThenBy(type => type.ToDisplayString(), StringComparer.Ordinal)
            .SelectMany(type => type.GetMembers().OfType<IPropertySymbol>())
            .Where(property => property is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, GetMethod: not null } && roots.IsRoot(property.Type))
            .Select(property => (Property: property, Key: sources.KeyOf(property.DeclaringSyntaxReferences[0].GetSyntax(cancellation))))
            .Where(root => root.Key is not null)
            .Select(root => new RootDeclaration(root.Property.ContainingType.Name, root.Property.Name, root.Key!.Value))];
    }

    /// <summary>All types below a namespace or type.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var inner = container is INamespaceSymbol space ? space.GetMembers() : container.GetTypeMembers().CastArray<INamespaceOrTypeSymbol>();
        foreach (var member in inner)
        {
            if (member is INamedTypeSymbol type)
                yield return type;
            foreach (var nested in Types(member, cancellation))
                yield return nested;
        }
    }

    /// <summary>Whether a type is another or derives from it.</summary>
    public static bool DerivesFrom(ITypeSymbol type, INamedTypeSymbol root)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, root))
                return true;
        }

        return false;
    }
}
