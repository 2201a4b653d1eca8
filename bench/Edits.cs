using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.Bench;

/// <summary>Edits as an editor makes them: one character, the rest of the tree taken over.</summary>
internal static class Edits
{
    /// <summary>Types a character behind the first place of a text.</summary>
    public static CSharpCompilation TypeInto(CSharpCompilation compilation, string text)
    {
        var tree = compilation.SyntaxTrees.First(tree => tree.ToString().Contains(text, StringComparison.Ordinal));
        var source = tree.GetText();
        var position = source.ToString().IndexOf(text, StringComparison.Ordinal) + text.Length;
        var typed = char.IsLetter(source[position]) ? "" : "x";
        var change = typed.Length > 0 ? new TextChange(new(position, 0), typed) : new TextChange(new(position, 1), "");
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(source.WithChanges(change)));
    }
}
