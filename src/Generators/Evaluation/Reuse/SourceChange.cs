using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.Generators.Evaluation.Reuse;

/// <summary>What an edit changed.</summary>
internal static class SourceChange
{
    /// <summary>
    /// The members whose bodies differ; null when more than bodies differ. Then names may mean something else anywhere, and only a
    /// whole evaluation is sure to be right.
    /// </summary>
    public static HashSet<MemberKey>? Between(Sources before, Sources after)
    {
        if (!before.HasSameSurroundingsAs(after))
            return null;
        var changed = new HashSet<MemberKey>();
        for (var slot = 0; slot < before.Trees.Length; slot++)
        {
            if (!ReferenceEquals(before.Trees[slot], after.Trees[slot]) && !Compare(before, after, slot, changed))
                return null;
        }

        return changed;
    }

    private static bool Compare(Sources before, Sources after, int slot, HashSet<MemberKey> changed)
    {
        var (old, now) = (before.Trees[slot], after.Trees[slot]);
        if (old.FilePath != now.FilePath || !old.Options.Equals(now.Options) || !SyntaxFactory.AreEquivalent(old, now, topLevel: true))
            return false;
        var (oldMembers, newMembers) = (before.Members(slot).Members, after.Members(slot).Members);
        if (oldMembers.Count != newMembers.Count)
            return false;
        for (var i = 0; i < oldMembers.Count; i++)
        {
            if (oldMembers[i].IsIncrementallyIdenticalTo(newMembers[i]))
                continue;
            if (oldMembers[i] is BaseNamespaceDeclarationSyntax && newMembers[i] is BaseNamespaceDeclarationSyntax)
                continue;
            if (Header(oldMembers[i]) != Header(newMembers[i]))
                return false;
            if (oldMembers[i] is TypeDeclarationSyntax || oldMembers[i].ToString() == newMembers[i].ToString())
                continue;
            if (HasBackingField(oldMembers[i]) != HasBackingField(newMembers[i]))
                return false;
            changed.Add(new(slot, i));
        }

        return true;
    }

    /// <summary>A body that says <c>field</c> gives its property a field, which takes part in the equality of a record.</summary>
    private static bool HasBackingField(MemberDeclarationSyntax member) =>
        member is PropertyDeclarationSyntax && member.DescendantTokens().Any(token => token.ValueText == "field" && token.Parent is ExpressionSyntax);

    /// <summary>What of a declaration is no body; for a type, what comes before its members, since places in it are kept by distance.</summary>
    private static string Header(MemberDeclarationSyntax member) => member switch
    {
        TypeDeclarationSyntax type => type.ToString().Substring(0, (type.OpenBraceToken.IsKind(SyntaxKind.None) ? type.Span.End : type.OpenBraceToken.SpanStart) - type.SpanStart),
        EnumDeclarationSyntax or DelegateDeclarationSyntax or GlobalStatementSyntax => member.ToString(),
        _ => "",
    };
}
