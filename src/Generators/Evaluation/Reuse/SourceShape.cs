using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.Generators.Evaluation.Reuse;

/// <summary>What of a file decides what names mean elsewhere: everything but the code that only runs.</summary>
internal static class SourceShape
{
    /// <summary>The tokens of a file, with a mark for each place of code: files of one shape have the same declarations in the same order.</summary>
    public static string Of(SyntaxNode root)
    {
        var shape = new StringBuilder();
        Append(root, shape);

        // What is defined decides which calls are made.
        for (var directive = root.ContainsDirectives ? root.GetFirstDirective() : null; directive is not null; directive = directive.GetNextDirective())
            shape.Append('\n').Append(directive);
        return shape.ToString();
    }

    private static void Append(SyntaxNode node, StringBuilder shape)
    {
        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child.IsToken)
                shape.Append(child.AsToken().Text).Append(' ');
            else if (child.AsNode()!.IsCode())
                shape.Append('\0').Append(child.RawKind).Append(' ');
            else if (child.IsKind(SyntaxKind.GlobalStatement))
                shape.Append(child.ToString());
            else
                Append(child.AsNode()!, shape);
        }
    }

    /// <summary>A body, an initializer that is no constant, or what is handed to a base or other constructor.</summary>
    private static bool IsCode(this SyntaxNode node) => node switch
    {
        BlockSyntax or ArrowExpressionClauseSyntax => true,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } } => !field.Modifiers.Any(SyntaxKind.ConstKeyword),
        ArgumentListSyntax { Parent: PrimaryConstructorBaseTypeSyntax or ConstructorInitializerSyntax } => true,
        _ => false,
    };
}
