using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.CodeFixes;

/// <summary>GP1001: gives the later platform a workload that is free: in place of its own, or as one more field.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class WorkloadFix : InitializerFix
{
    /// <summary>A fix of GP1001.</summary>
    public WorkloadFix()
        : base("GP1001")
    {
    }

    private protected override Mend? Mend(SyntaxNode node, IReadOnlyDictionary<string, string?> facts)
    {
        if (!facts.TryGetValue("workload", out var workload) || workload is null)
            return null;
        var literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(workload));
        var assignment = node.Parent as AssignmentExpressionSyntax;
        if (assignment?.Left.ToString() == "Workload")
            return new($"Set Workload to \"{workload}\"", editor => editor.ReplaceNode(node, literal.WithTriviaFrom(node)));
        if ((InitializerOf(node) ?? assignment?.Parent as InitializerExpressionSyntax) is not { } initializer)
            return null;
        var added = SyntaxFactory.ParseExpression($"Workload = {literal}");
        return new($"Add Workload = \"{workload}\"", editor => editor.ReplaceNode(initializer, (current, _) => Initializers.Append((InitializerExpressionSyntax)current, added)));
    }
}
