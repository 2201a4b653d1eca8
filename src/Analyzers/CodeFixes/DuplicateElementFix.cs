using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.CodeFixes;

/// <summary>GP3003: removes the repeated route table.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DuplicateElementFix : InitializerFix
{
    /// <summary>A fix of GP3003.</summary>
    public DuplicateElementFix()
        : base("GP3003")
    {
    }

    private protected override Mend? Mend(SyntaxNode node, ImmutableDictionary<string, string?> facts) =>
        node.FirstAncestorOrSelf<ExpressionElementSyntax>() is { } element
            ? new("Remove the duplicate", "remove", root => root.RemoveNode(element, SyntaxRemoveOptions.KeepNoTrivia)!)
            : null;
}
