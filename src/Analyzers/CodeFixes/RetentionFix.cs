using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.CodeFixes;

/// <summary>GP2004: takes the nearest retention that CloudWatch Logs has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RetentionFix : InitializerFix
{
    /// <summary>A fix of GP2004.</summary>
    public RetentionFix()
        : base("GP2004")
    {
    }

    private protected override Mend? Mend(SyntaxNode node, ImmutableDictionary<string, string?> facts) =>
        node is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax && facts.TryGetValue("nearest", out var days) && days is not null
            ? new($"Keep logs for {days} days", days, root => root.ReplaceNode(node, SyntaxFactory.ParseExpression(days).WithTriviaFrom(node)))
            : null;
}
