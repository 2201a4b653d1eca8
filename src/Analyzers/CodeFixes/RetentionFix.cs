using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

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

    private protected override Mend? Mend(Spot spot) =>
        !IsPlaceholder(spot.Node) && spot.Node is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax } && spot.Fact("nearest") is { } days
            ? new($"Keep logs for {days} days", "nearest", new TextChange(spot.Node.Span, days))
            : null;

    /// <summary>Zero says that nobody has decided yet; it is what GP2001's fix inserts. The nearest retention would be a day.</summary>
    private static bool IsPlaceholder(SyntaxNode node) => node is LiteralExpressionSyntax { Token.Value: 0 };
}
