using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.CodeFixes;

/// <summary>GP0002: constructs the stack anew with what the copy changes, where the original's construction is at hand.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class StackCopyFix : InitializerFix
{
    /// <summary>A fix of GP0002.</summary>
    public StackCopyFix()
        : base("GP0002")
    {
    }

    private protected override Mend? Mend(Spot spot)
    {
        if (spot.Node is not WithExpressionSyntax copy || HasComments(copy) || Original(copy.Expression, spot.Model) is not { } creation || HasComments(creation)
            || spot.Model.GetTypeInfo(copy.Expression).Type is not { } type || Model(spot.Model, creation).GetOperation(creation) is not IObjectCreationOperation { Constructor: not null } operation
            || copy.Initializer.Expressions.Any(expression => expression is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax }))
        {
            return null;
        }

        var arguments = operation.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit).ToDictionary(argument => argument.Parameter!.Name, argument => (ArgumentSyntax)argument.Syntax, StringComparer.Ordinal);
        var assignments = copy.Initializer.Expressions.Cast<AssignmentExpressionSyntax>().ToDictionary(assignment => assignment.Left.ToString(), assignment => assignment.Right.ToString(), StringComparer.Ordinal);
        var parameters = new HashSet<string>(operation.Constructor.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        var text = $"new {type.ToMinimalDisplayString(spot.Model, copy.SpanStart)}({string.Join(", ", Arguments(creation, arguments, assignments, parameters))})";
        var properties = Properties(creation, assignments, parameters).ToList();
        return new("Construct a new stack", "construct", new TextChange(copy.Span, properties.Count == 0 ? text : $"{text} {{ {string.Join(", ", properties)} }}"));
    }

    /// <summary>The construction itself, or that of a property which consists of it; what that one says must mean the same here, so it may have literals only.</summary>
    private static BaseObjectCreationExpressionSyntax? Original(ExpressionSyntax original, SemanticModel model)
    {
        while (original is ParenthesizedExpressionSyntax parenthesized)
            original = parenthesized.Expression;
        if (original is BaseObjectCreationExpressionSyntax creation)
            return creation;
        return model.GetSymbolInfo(original).Symbol is IPropertySymbol property
            && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody.Expression: BaseObjectCreationExpressionSyntax body }
            && (body.ArgumentList?.Arguments ?? default).All(argument => argument.Expression is LiteralExpressionSyntax)
            && (body.Initializer?.Expressions ?? default).All(expression => expression is AssignmentExpressionSyntax { Right: LiteralExpressionSyntax })
                ? body
                : null;
    }

    private static IEnumerable<string> Arguments(
        BaseObjectCreationExpressionSyntax creation, Dictionary<string, ArgumentSyntax> arguments, Dictionary<string, string> assignments, HashSet<string> parameters)
    {
        var names = arguments.ToDictionary(argument => argument.Value, argument => argument.Key);
        foreach (var argument in creation.ArgumentList?.Arguments ?? default)
            yield return assignments.TryGetValue(names[argument], out var value) ? $"{argument.NameColon}{(argument.NameColon is null ? "" : " ")}{value}" : argument.ToString();
        foreach (var assignment in assignments.Where(assignment => parameters.Contains(assignment.Key) && !arguments.ContainsKey(assignment.Key)))
            yield return $"{assignment.Key}: {assignment.Value}";
    }

    private static IEnumerable<string> Properties(BaseObjectCreationExpressionSyntax creation, Dictionary<string, string> assignments, HashSet<string> parameters)
    {
        var own = (creation.Initializer?.Expressions ?? default).Select(expression => (Name: (expression as AssignmentExpressionSyntax)?.Left.ToString() ?? "", Text: expression.ToString())).ToList();
        var kept = own.Where(property => !assignments.ContainsKey(property.Name)).Select(property => property.Text);
        return kept.Concat(assignments.Where(assignment => !parameters.Contains(assignment.Key)).Select(assignment => $"{assignment.Key} = {assignment.Value}"));
    }

    private static SemanticModel Model(SemanticModel model, SyntaxNode node) => node.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(node.SyntaxTree);

    private static bool HasComments(SyntaxNode node) => node.DescendantTrivia().Any(trivia => trivia.IsDirective
        || (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia) && trivia.SpanStart > node.SpanStart && trivia.Span.End < node.Span.End));
}
