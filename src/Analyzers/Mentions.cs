using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.Analyzers;

/// <summary>Finds which members the code of a compilation refers to.</summary>
internal static class Mentions
{
    /// <summary>Those members that are referred to from outside of a declaration, mostly their own; also by way of what overrides them.</summary>
    public static HashSet<ISymbol> Of(IEnumerable<(ISymbol Member, ISymbol Declared)> members, Compilation compilation, CancellationToken cancellation)
    {
        var byName = members.ToLookup(entry => entry.Member.Name, StringComparer.Ordinal);
        var used = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var names = tree.GetRoot(cancellation).DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => byName.Contains(name.Identifier.ValueText)).ToList();
            if (names.Count == 0)
                continue;
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in names)
            {
                var info = model.GetSymbolInfo(name, cancellation);
                var symbols = (info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols).SelectMany(WithOverridden).ToList();
                used.UnionWith(byName[name.Identifier.ValueText]
                    .Where(entry => symbols.Contains(entry.Member, SymbolEqualityComparer.Default) && !IsWithin(name, entry.Declared))
                    .Select(entry => entry.Member));
            }
        }

        return used;
    }

    private static IEnumerable<ISymbol> WithOverridden(ISymbol symbol)
    {
        for (ISymbol? current = symbol.OriginalDefinition; current is not null; current = Overridden(current)?.OriginalDefinition)
            yield return current;
    }

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.OverriddenProperty,
        IMethodSymbol method => method.OverriddenMethod,
        _ => null,
    };

    private static bool IsWithin(SyntaxNode node, ISymbol declared) =>
        declared.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == node.SyntaxTree && reference.Span.Contains(node.Span));
}
