using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

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

    private protected override Mend? Mend(SyntaxNode node, IReadOnlyDictionary<string, string?> facts) =>
        (node as ExpressionElementSyntax ?? node.Parent as ExpressionElementSyntax) is { } element
            ? new("Remove the duplicate", editor => editor.RemoveNode(element, SyntaxRemoveOptions.KeepNoTrivia))
            : null;
}
