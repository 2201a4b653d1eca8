using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.Analyzers;

/// <summary>The expressions that a field, property or method without parameters may yield, as they are written.</summary>
internal static class DeclaredValues
{
    /// <summary>All of them, without casts, alternatives and the keeping in a field around them.</summary>
    public static IReadOnlyList<ExpressionSyntax> Of(ISymbol member, CancellationToken cancellation) =>
        [.. member.DeclaringSyntaxReferences.SelectMany(reference => Written(reference.GetSyntax(cancellation))).OfType<ExpressionSyntax>().SelectMany(Inner)];

    /// <summary>Whether the value of a field or property is kept: it has an initializer, or speaks of its <c>field</c>.</summary>
    public static bool AreKept(ISymbol member, CancellationToken cancellation) => member.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer is not null,
        PropertyDeclarationSyntax property => property.Initializer is not null || property.DescendantTokens().Any(token => token.ValueText == "field"),
        _ => false,
    });

    /// <summary>The elements of a list or tuple that is written out, else the expression itself.</summary>
    public static IEnumerable<ExpressionSyntax> Elements(ExpressionSyntax value) => value switch
    {
        CollectionExpressionSyntax list => list.Elements.SelectMany(element => element is ExpressionElementSyntax single ? Inner(single.Expression).SelectMany(Elements) : [value]),
        InitializerExpressionSyntax list => list.Expressions.SelectMany(Inner).SelectMany(Elements),
        ArrayCreationExpressionSyntax { Initializer: { } list } => Elements(list),
        ImplicitArrayCreationExpressionSyntax array => Elements(array.Initializer),
        BaseObjectCreationExpressionSyntax { Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression } list, ArgumentList: null or { Arguments.Count: 0 } } => Elements(list),
        TupleExpressionSyntax tuple => tuple.Arguments.SelectMany(argument => Inner(argument.Expression)).SelectMany(Elements),
        _ => [value],
    };

    private static IEnumerable<ExpressionSyntax?> Written(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => [variable.Initializer?.Value],
        PropertyDeclarationSyntax property =>
        [
            property.ExpressionBody?.Expression,
            property.Initializer?.Value,
            .. property.AccessorList?.Accessors.Where(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration)).SelectMany(accessor => InBody(accessor.ExpressionBody, accessor.Body)) ?? [],
        ],
        MethodDeclarationSyntax method => InBody(method.ExpressionBody, method.Body),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax?> InBody(ArrowExpressionClauseSyntax? arrow, BlockSyntax? block) =>
    [
        arrow?.Expression,
        .. block?.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Select(node => node switch
        {
            ReturnStatementSyntax statement => statement.Expression,
            YieldStatementSyntax statement => statement.Expression,
            _ => null,
        }) ?? [],
    ];

    private static IEnumerable<ExpressionSyntax> Inner(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Inner(parenthesized.Expression),
        CastExpressionSyntax cast => Inner(cast.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => Inner(suppressed.Operand),
        AssignmentExpressionSyntax assignment => Inner(assignment.Right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either => Inner(either.Left).Concat(Inner(either.Right)),
        ConditionalExpressionSyntax choice => Inner(choice.WhenTrue).Concat(Inner(choice.WhenFalse)),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Inner(arm.Expression)),
        _ => [expression],
    };
}
