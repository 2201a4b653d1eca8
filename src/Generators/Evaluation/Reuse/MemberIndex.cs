using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.Generators.Evaluation.Reuse;

/// <summary>The declarations of a file in the order of the text: types, and their members as wholes.</summary>
internal sealed class MemberIndex
{
    private readonly Dictionary<SyntaxNode, int> _positions = [];

    public MemberIndex(SyntaxNode root)
    {
        Members = [.. root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<MemberDeclarationSyntax>()];
        for (var i = 0; i < Members.Count; i++)
            _positions.Add(Members[i], i);
    }

    public IReadOnlyList<MemberDeclarationSyntax> Members { get; }

    /// <summary>The position of the innermost declaration around a node; -1 when there is none.</summary>
    public int Enclosing(SyntaxNode node)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            if (_positions.TryGetValue(current, out var position))
                return position;
        }

        return -1;
    }
}
