using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Groundplan.CodeFixes;

/// <summary>
/// GP2001: inserts the block that the tier needs. What nobody can know but the user is left as <c>…</c>, which the rules about the
/// block's fields then report until it is filled in.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MissingFieldFix : InitializerFix
{
    private static readonly IReadOnlyDictionary<string, string> Blocks = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Network"] = "new global::Groundplan.MachineLearning.Standalone.FromParameterStore { VpcIdPath = \"/vpc/…/VpcId\", SubnetIdsPath = \"/vpc/…/SubnetIds\", RouteTableIds = [\"rtb-…\"] }",
        ["Compliance"] = "new() { LogRetentionDays = 90 }",
        ["Alerts"] = "new() { Email = \"…\" }",
    };

    /// <summary>A fix of GP2001.</summary>
    public MissingFieldFix()
        : base("GP2001")
    {
    }

    private protected override Mend? Mend(SyntaxNode node, IReadOnlyDictionary<string, string?> facts)
    {
        if (InitializerOf(node) is not { } initializer || !facts.TryGetValue("missing", out var property) || property is null || !Blocks.TryGetValue(property, out var block))
            return null;
        var assignment = SyntaxFactory.ParseExpression($"{property} = {block}");
        assignment = assignment.ReplaceNodes(assignment.DescendantNodes().OfType<QualifiedNameSyntax>(), (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));
        return new($"Add {property}", editor => editor.ReplaceNode(initializer, (current, _) => Initializers.Append((InitializerExpressionSyntax)current, assignment)));
    }
}
