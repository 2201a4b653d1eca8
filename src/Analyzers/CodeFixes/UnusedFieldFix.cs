using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.CodeFixes;

/// <summary>GP2002: removes the field that the tier does not use.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UnusedFieldFix : InitializerFix
{
    /// <summary>A fix of GP2002.</summary>
    public UnusedFieldFix()
        : base("GP2002")
    {
    }

    private protected override Mend? Mend(SyntaxNode node, ImmutableDictionary<string, string?> facts) =>
        facts.TryGetValue("unused", out var property) && property is not null
        && node.AncestorsAndSelf().OfType<AssignmentExpressionSyntax>().FirstOrDefault(assignment => assignment.Left.ToString() == property) is { Parent: InitializerExpressionSyntax } unused
            ? new($"Remove {property}", property, root => root.RemoveNode(unused, SyntaxRemoveOptions.KeepNoTrivia)!)
            : null;
}
