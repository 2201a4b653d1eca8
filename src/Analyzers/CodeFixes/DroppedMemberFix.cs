using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.CodeFixes;

/// <summary>GP0006: makes a public instance property of a resource's type of a field, a method, or a property that is less.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DroppedMemberFix : InitializerFix
{
    /// <summary>A fix of GP0006.</summary>
    public DroppedMemberFix()
        : base("GP0006")
    {
    }

    private protected override Mend? Mend(Spot spot) => spot.Fact("fix") is null ? null : spot.Node switch
    {
        VariableDeclaratorSyntax { Initializer: { } initializer, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } declaration } variable =>
            Make(spot, field, declaration.Type, new TextChange(TextSpan.FromBounds(variable.Identifier.Span.End, initializer.Value.SpanStart), " => field ??= ")),
        MethodDeclarationSyntax { ExpressionBody: { } body } method =>
            Make(spot, method, method.ReturnType, new TextChange(TextSpan.FromBounds(method.Identifier.Span.End, body.Expression.SpanStart), body.Expression is BaseObjectCreationExpressionSyntax ? " => field ??= " : " => ")),
        PropertyDeclarationSyntax property when spot.Fact("type") is { } name =>
            Make(spot, property, property.Type, new TextChange(property.Type.Span, Shortest(spot.Model, property.Type.SpanStart, name))),
        PropertyDeclarationSyntax property => Make(spot, property, property.Type),
        _ => null,
    };

    /// <summary>Nothing refers to the member, so that nothing depends on what it was.</summary>
    private static Mend? Make(Spot spot, MemberDeclarationSyntax member, TypeSyntax type, params TextChange[] changes)
    {
        var start = member.Modifiers.Count > 0 ? member.Modifiers[0].SpanStart : type.SpanStart;
        var before = TextSpan.FromBounds(start, type.SpanStart);
        if (spot.Text.ToString(before).Contains('/'))
            return null;
        var kept = member.Modifiers.Where(modifier => !IsReplaced(modifier)).Select(modifier => modifier.Text + " ");
        return new("Make it a public property", "property", [new(before, "public " + string.Concat(kept)), .. changes]);
    }

    private static bool IsReplaced(SyntaxToken modifier) => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword
        or SyntaxKind.ProtectedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.ReadOnlyKeyword or SyntaxKind.VolatileKeyword;

    private static string Shortest(SemanticModel model, int position, string name) =>
        model.GetSpeculativeTypeInfo(position, SyntaxFactory.ParseTypeName(name), SpeculativeBindingOption.BindAsTypeOrNamespace).Type is { TypeKind: not TypeKind.Error } type
            ? type.ToMinimalDisplayString(model, position)
            : name;
}
