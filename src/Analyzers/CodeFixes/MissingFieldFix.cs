using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.CodeFixes;

/// <summary>GP2001: inserts the blocks that the tier needs, with placeholders that other rules report until they are filled in.</summary>
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
                VpcIdPath = "TODO: SSM path of the VPC's id",
                SubnetIdsPath = "TODO: SSM path of the subnets' ids",
                RouteTableIds = ["TODO: id of a route table"],
            }
            """.Replace("\r", ""),
        ["Compliance"] = "new() { LogRetentionDays = 0 }",
        ["Alerts"] = "new() { Email = \"TODO: e-mail address\" }",
    }.ToImmutableDictionary();

    private static readonly ImmutableArray<string> Order = ["Network", "Compliance", "Alerts"];

    /// <summary>A fix of GP2001.</summary>
    public MissingFieldFix()
        : base("GP2001")
    {
    }

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new AllMissingFields();

    private protected override Mend? Mend(Spot spot) =>
        Gap(spot) is { } gap ? new(gap.Existing is null ? $"Add {gap.Property}" : $"Set {gap.Property}", gap.Property, Changes(spot.Text, [gap])) : null;

    /// <summary>What is missing at a diagnostic; null where the field is computed, which needs a person.</summary>
    private static FieldGap? Gap(Spot spot)
    {
        var initializer = spot.Node switch
        {
            BaseObjectCreationExpressionSyntax creation => creation.Initializer,
            WithExpressionSyntax copy => copy.Initializer,
            _ => null,
        };
        if (initializer is null || spot.Fact("missing") is not { } property || !Blocks.TryGetValue(property, out var block))
            return null;
        var existing = AssignmentTo(initializer, property)?.Right;
        return existing is null || existing.IsKind(SyntaxKind.NullLiteralExpression) || existing.IsKind(SyntaxKind.DefaultLiteralExpression)
            ? new(initializer, property, existing, Qualified(block, spot.Model, initializer.SpanStart))
            : null;
    }

    /// <summary>The changes for fields of one initializer: those that are there and empty are set, the others come together at the end.</summary>
    private static IReadOnlyList<TextChange> Changes(SourceText text, IReadOnlyList<FieldGap> gaps)
    {
        var list = ElementList.Of(text, gaps[0].Initializer);
        var added = gaps.Where(gap => gap.Existing is null).Select(gap => $"{gap.Property} = {gap.Block}").ToList();
        return
        [
            .. gaps.Where(gap => gap.Existing is not null).Select(gap => new TextChange(gap.Existing!.Span, ElementList.OneLine(gap.Block))),
            .. added.Count == 0 ? [] : list.InsertAfter(list.Count - 1, string.Join(",\n", added)),
        ];
    }

    /// <summary>The block as it compiles where the platform's namespace is not used.</summary>
    private static string Qualified(string block, SemanticModel model, int position)
    {
        var known = model.GetSpeculativeTypeInfo(position, SyntaxFactory.ParseTypeName(NetworkType), SpeculativeBindingOption.BindAsTypeOrNamespace).Type;
        return known?.ContainingNamespace?.ToDisplayString() == "Groundplan.MachineLearning" ? block : block.Replace(NetworkType, $"Groundplan.MachineLearning.{NetworkType}");
    }

    /// <summary>A field that is to be set.</summary>
    private sealed class FieldGap(InitializerExpressionSyntax initializer, string property, ExpressionSyntax? existing, string block)
    {
        public InitializerExpressionSyntax Initializer { get; } = initializer;

        public string Property { get; } = property;

        public ExpressionSyntax? Existing { get; } = existing;

        public string Block { get; } = block;
    }

    /// <summary>Sets all missing fields of all platforms at once, whichever of them was asked for.</summary>
    private sealed class AllMissingFields : DocumentBasedFixAllProvider
    {
        protected override string GetFixAllTitle(FixAllContext fixAllContext) => "Add all missing fields";

        protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
        {
            if (await document.GetSyntaxRootAsync(fixAllContext.CancellationToken).ConfigureAwait(false) is not { } root
                || await document.GetSemanticModelAsync(fixAllContext.CancellationToken).ConfigureAwait(false) is not { } model)
            {
                return null;
            }

            var text = await document.GetTextAsync(fixAllContext.CancellationToken).ConfigureAwait(false);
            var changes = diagnostics
                .Select(diagnostic => Gap(new(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic, model, text)))
                .OfType<FieldGap>()
                .OrderBy(gap => Order.IndexOf(gap.Property))
                .GroupBy(gap => gap.Initializer)
                .SelectMany(gaps => Changes(text, [.. gaps]));
            return document.WithText(text.WithChanges(changes.OrderBy(change => change.Span)));
        }
    }
}
