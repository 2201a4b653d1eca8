using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.CodeFixes;

/// <summary>GP0004: marks the class with <c>[Plan]</c>, or makes a property of the field or method.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SilentRootFix : InitializerFix
{
    /// <summary>A fix of GP0004.</summary>
    public SilentRootFix()
        : base("GP0004")
    {
    }

    private protected override Mend? Mend(Spot spot) => spot.Node switch
    {
        TypeDeclarationSyntax type when spot.Fact("fix") == "plan" => Mark(spot, type),
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } variable => FromField(field, variable),
        MethodDeclarationSyntax { ExpressionBody: { } body } method => FromMethod(method, body),
        _ => null,
    };

    private static Mend Mark(Spot spot, TypeDeclarationSyntax type)
    {
        var line = spot.Text.Lines.GetLineFromPosition(type.SpanStart);
        var start = spot.Text.ToString(TextSpan.FromBounds(line.Start, type.SpanStart));
        var separator = start.Trim().Length > 0 ? " " : LineBreak(spot.Text, line) + start;
        return new("Mark with [Plan]", "plan", new TextChange(new(type.SpanStart, 0), $"[{Attribute(spot.Model, type.SpanStart)}]{separator}"));
    }

    /// <summary>A field keeps one value, and so does an auto-property. Without an initializer it gets its value where only a person can say what is meant.</summary>
    private static Mend? FromField(FieldDeclarationSyntax field, VariableDeclaratorSyntax variable)
    {
        if (variable.Initializer is not { } initializer)
            return null;
        var isReadOnly = field.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ReadOnlyKeyword));
        var accessors = new TextChange(TextSpan.FromBounds(variable.Identifier.Span.End, initializer.SpanStart), isReadOnly == default ? " { get; set; } " : " { get; } ");
        return isReadOnly == default
            ? new("Make it a property", "property", accessors)
            : new("Make it a property", "property", new TextChange(TextSpan.FromBounds(isReadOnly.SpanStart, isReadOnly.GetNextToken().SpanStart), ""), accessors);
    }

    private static Mend FromMethod(MethodDeclarationSyntax method, ArrowExpressionClauseSyntax body) =>
        new("Make it a property", "property", new TextChange(TextSpan.FromBounds(method.Identifier.Span.End, body.SpanStart), " "));

    private static string Attribute(SemanticModel model, int position) =>
        model.GetSpeculativeTypeInfo(position, SyntaxFactory.ParseTypeName("PlanAttribute"), SpeculativeBindingOption.BindAsTypeOrNamespace).Type?.ToDisplayString() == "Groundplan.PlanAttribute"
            ? "Plan"
            : "Groundplan.Plan";

    private static string LineBreak(SourceText text, TextLine line) =>
        line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";
}
