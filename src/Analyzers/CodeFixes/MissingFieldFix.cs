using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.CodeFixes;

/// <summary>GP2001: inserts the block that the tier needs, with values to be looked at.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MissingFieldFix : InitializerFix
{
    private static readonly ImmutableDictionary<string, string> Blocks = new Dictionary<string, string>
    {
        ["Network"] = "new Standalone.FromParameterStore { VpcIdPath = \"/vpc/name/VpcId\", SubnetIdsPath = \"/vpc/name/SubnetIds\", RouteTableIds = [\"rtb-00000000\"] }",
        ["Compliance"] = "new() { LogRetentionDays = 90 }",
        ["Alerts"] = "new() { Email = \"alerts@example.com\" }",
    }.ToImmutableDictionary();

    /// <summary>A fix of GP2001.</summary>
    public MissingFieldFix()
        : base("GP2001")
    {
    }

    private protected override Mend? Mend(SyntaxNode node, ImmutableDictionary<string, string?> facts)
    {
        if (node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { Initializer: { } initializer }
            || !facts.TryGetValue("missing", out var property) || property is null || !Blocks.TryGetValue(property, out var block))
        {
            return null;
        }

        return new($"Add {property}", property, root => root.ReplaceNode(initializer, Insert(initializer, $"{property} = {block}")));
    }

    private static InitializerExpressionSyntax Insert(InitializerExpressionSyntax initializer, string assignment)
    {
        var last = initializer.Expressions.LastOrDefault();
        var added = SyntaxFactory.ParseExpression(assignment).WithLeadingTrivia(last?.GetLeadingTrivia() ?? [SyntaxFactory.Space]);
        var items = initializer.Expressions.GetWithSeparators();
        if (items.Count > 0 && !items.Last().IsToken)
        {
            var end = items.Last().GetTrailingTrivia();
            var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(end.Count > 0 ? end : [SyntaxFactory.Space]);
            items = items.Replace(items.Last(), items.Last().AsNode()!.WithoutTrailingTrivia()).Add(comma).Add(added.WithTrailingTrivia(end));
        }
        else
        {
            var comma = SyntaxFactory.Token(SyntaxKind.CommaToken);
            items = items.Add(added).Add(comma.WithTrailingTrivia(items.LastOrDefault().GetTrailingTrivia()));
        }

        return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(items));
    }
}
