using Groundplan.Generators.Evaluation;
using Groundplan.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.Analyzers;

/// <summary>Leads from a text that all stacks of a type share, such as <c>$"{Env}-orders"</c>, to the argument that one of them was made with.</summary>
internal static class DecidingArguments
{
    /// <summary>The only argument of the root's stack that the subject is put together from and no other subject is; null where there is none, or more than one.</summary>
    public static Location? Of(Subject subject, IEnumerable<Subject> others, EvaluationResult result, Compilation compilation)
    {
        var arguments = Of(subject, result, compilation).Except(others.SelectMany(other => Of(other, result, compilation))).ToList();
        return arguments.Count == 1 ? arguments[0] : null;
    }

    private static IReadOnlyList<Location> Of(Subject subject, EvaluationResult result, Compilation compilation)
    {
        var stack = new Subject(subject.Root, subject.Root.Value);
        if (subject.Root.Value is not Stack || result.Locate(subject) is not { SourceTree: { } tree } shared)
            return [];
        var properties = new HashSet<string>(StringComparer.Ordinal);
        Collect(tree.GetRoot().FindNode(shared.SourceSpan, getInnermostNodeForTie: true), compilation, properties, new HashSet<ISymbol>(SymbolEqualityComparer.Default));
        var made = result.Locate(stack);
        return [.. properties.Select(property => result.Locate(stack with { Property = property })).Where(place => place != made && place != shared).Distinct()];
    }

    /// <summary>The properties of a stack that an expression reads, also through others, and the parameters that became such properties.</summary>
    private static void Collect(SyntaxNode expression, Compilation compilation, HashSet<string> properties, HashSet<ISymbol> seen)
    {
        var model = compilation.GetSemanticModel(expression.SyntaxTree);
        foreach (var name in expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (model.GetSymbolInfo(name).Symbol is not { } symbol || !IsOfStack(symbol, compilation) || !seen.Add(symbol))
                continue;
            properties.Add(symbol.Name);
            if (symbol is IPropertySymbol property && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax body)
                Collect(body, compilation, properties, seen);
        }
    }

    private static bool IsOfStack(ISymbol symbol, Compilation compilation) =>
        symbol is IPropertySymbol { IsStatic: false } or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }
        && compilation.GetTypeByMetadataName("Groundplan.Stack") is { } stack && RootFinder.DerivesFrom(symbol.ContainingType, stack);
}
