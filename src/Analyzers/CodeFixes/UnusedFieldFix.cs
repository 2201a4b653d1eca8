using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Groundplan.CodeFixes;

/// <summary>GP2002: removes the field that the tier does not use, unless it is the field of an enterprise platform of which the other is a copy.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UnusedFieldFix : InitializerFix
{
    /// <summary>A fix of GP2002.</summary>
    public UnusedFieldFix()
        : base("GP2002")
    {
    }

    private protected override Mend? Mend(SyntaxNode node, IReadOnlyDictionary<string, string?> facts) =>
        facts.TryGetValue("unused", out var property) && property is not null
        && node.FirstAncestorOrSelf<AssignmentExpressionSyntax>(assignment => assignment.Left.ToString() == property) is { Parent: InitializerExpressionSyntax initializer } unused
        && !IsEnterprise(initializer)
            ? new($"Remove {property}", editor => Remove(editor, initializer, unused))
            : null;

    private static void Remove(SyntaxEditor editor, InitializerExpressionSyntax initializer, AssignmentExpressionSyntax unused)
    {
        editor.TrackNode(unused);
        editor.ReplaceNode(initializer, (current, _) => Initializers.Remove((InitializerExpressionSyntax)current, current.GetCurrentNode(unused)!));
    }

    private static bool IsEnterprise(InitializerExpressionSyntax initializer) => initializer.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .Any(assignment => assignment.Left.ToString() == "Tier" && assignment.Right.ToString().EndsWith("Enterprise", StringComparison.Ordinal));
}
