using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.Generators.Evaluation.Reuse;

/// <summary>What an edit changed.</summary>
internal static class SourceChange
{
    /// <summary>
    /// The members whose code differs; null when more than code differs. Then names may mean something else anywhere, and only a
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
        if (old.FilePath != now.FilePath || !old.Options.Equals(now.Options) || before.Shape(slot) != after.Shape(slot))
            return false;
        var (oldMembers, newMembers) = (before.Members(slot).Members, after.Members(slot).Members);
        for (var i = 0; i < oldMembers.Count; i++)
        {
            if (oldMembers[i].IsIncrementallyIdenticalTo(newMembers[i]) || oldMembers[i] is BaseNamespaceDeclarationSyntax)
                continue;
            if (oldMembers[i] is TypeDeclarationSyntax type)
            {
                if (!Compare(type, (TypeDeclarationSyntax)newMembers[i], new(slot, i), changed))
                    return false;
            }
            else if (oldMembers[i].ToString() != newMembers[i].ToString())
            {
                if (HasBackingField(oldMembers[i]) != HasBackingField(newMembers[i]))
                    return false;
                changed.Add(new(slot, i));
            }
        }

        return true;
    }

    /// <summary>Of a type only what it hands to its base is code. Places before that are kept by distance, so they must stand as they did.</summary>
    private static bool Compare(TypeDeclarationSyntax old, TypeDeclarationSyntax now, MemberKey key, HashSet<MemberKey> changed)
    {
        if (Arguments(old) is not { } oldArguments || Arguments(now) is not { } newArguments)
            return Head(old) == Head(now);
        if (oldArguments.ToString() != newArguments.ToString())
            changed.Add(key);
        return Before(old, oldArguments) == Before(now, newArguments);
    }

    private static ArgumentListSyntax? Arguments(TypeDeclarationSyntax type) => type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault()?.ArgumentList;

    private static string Before(TypeDeclarationSyntax type, SyntaxNode part) => type.ToString().Substring(0, part.SpanStart - type.SpanStart);

    /// <summary>What comes before the members of a type.</summary>
    private static string Head(TypeDeclarationSyntax type) =>
        type.ToString().Substring(0, (type.OpenBraceToken.IsKind(SyntaxKind.None) ? type.Span.End : type.OpenBraceToken.SpanStart) - type.SpanStart);

    /// <summary>A body that says <c>field</c> gives its property a field, which takes part in the equality of a record.</summary>
    private static bool HasBackingField(MemberDeclarationSyntax member) =>
        member is PropertyDeclarationSyntax && member.DescendantTokens().Any(token => token.ValueText == "field" && token.Parent is ExpressionSyntax);
}
