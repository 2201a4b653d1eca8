using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.CodeFixes;

/// <summary>GP2001: inserts the block that the tier needs, with values to be looked at.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MissingFieldFix : InitializerFix
{
    private const string NetworkType = "Standalone.FromParameterStore";

    private static readonly ImmutableDictionary<string, string> Blocks = new Dictionary<string, string>
    {
        ["Network"] = $$"""
            new {{NetworkType}}
            {
                VpcIdPath = "/vpc/name/VpcId",
                SubnetIdsPath = "/vpc/name/SubnetIds",
                RouteTableIds = ["rtb-00000000"],
            }
            """.Replace("\r", ""),
        ["Compliance"] = "new() { LogRetentionDays = 90 }",
        ["Alerts"] = "new() { Email = \"alerts@example.com\" }",
    }.ToImmutableDictionary();

    /// <summary>A fix of GP2001.</summary>
    public MissingFieldFix()
        : base("GP2001")
    {
    }

    private protected override Mend? Mend(Spot spot)
    {
        var initializer = spot.Node switch
        {
            BaseObjectCreationExpressionSyntax creation => creation.Initializer,
            WithExpressionSyntax copy => copy.Initializer,
            _ => null,
        };
        if (initializer is null || spot.Fact("missing") is not { } property || !Blocks.TryGetValue(property, out var block))
            return null;
        block = Qualified(block, spot.Model, initializer.SpanStart);
        if (AssignmentTo(initializer, property) is not { } existing)
        {
            var list = ElementList.Of(spot.Text, initializer);
            return new($"Add {property}", property, list.InsertAfter(list.Count - 1, $"{property} = {block}"));
        }

        // The field is there and empty; one that is computed needs a person.
        return existing.Right.IsKind(SyntaxKind.NullLiteralExpression) || existing.Right.IsKind(SyntaxKind.DefaultLiteralExpression)
            ? new($"Set {property}", property, new TextChange(existing.Right.Span, ElementList.OneLine(block)))
            : null;
    }

    /// <summary>The block as it compiles where the platform's namespace is not used.</summary>
    private static string Qualified(string block, SemanticModel model, int position)
    {
        var known = model.GetSpeculativeTypeInfo(position, SyntaxFactory.ParseTypeName(NetworkType), SpeculativeBindingOption.BindAsTypeOrNamespace).Type;
        return known?.ContainingNamespace?.ToDisplayString() == "Groundplan.MachineLearning" ? block : block.Replace(NetworkType, $"Groundplan.MachineLearning.{NetworkType}");
    }
}
