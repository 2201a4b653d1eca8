using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.CodeFixes;

/// <summary>GP1001: gives the later platform a workload that is free, in place of its own or beside its use case.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class WorkloadFix : InitializerFix
{
    /// <summary>A fix of GP1001.</summary>
    public WorkloadFix()
        : base("GP1001")
    {
    }

    private protected override Mend? Mend(SyntaxNode node, ImmutableDictionary<string, string?> facts)
    {
        if (!facts.TryGetValue("workload", out var workload) || workload is null
            || node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { Parent: InitializerExpressionSyntax initializer } assignment)
        {
            return null;
        }

        var literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(workload));
        return assignment.Left.ToString() == "Workload"
            ? new($"Set Workload to \"{workload}\"", "replace", root => root.ReplaceNode(assignment.Right, literal.WithTriviaFrom(assignment.Right)))
            : new($"Add Workload = \"{workload}\"", "add", root => root.ReplaceNode(initializer, After(initializer, assignment, literal)));
    }

    private static InitializerExpressionSyntax After(InitializerExpressionSyntax initializer, AssignmentExpressionSyntax assignment, ExpressionSyntax literal)
    {
        var added = assignment.WithLeft(SyntaxFactory.IdentifierName("Workload").WithTriviaFrom(assignment.Left)).WithRight(literal);
        return initializer.WithExpressions(initializer.Expressions.Insert(initializer.Expressions.IndexOf(assignment) + 1, added));
    }
}
