using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.CodeFixes;

/// <summary>Where a diagnostic is.</summary>
/// <param name="Node">The smallest syntax node around it.</param>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Model">What the document means.</param>
/// <param name="Text">The document.</param>
internal sealed record Spot(SyntaxNode Node, Diagnostic Diagnostic, SemanticModel Model, SourceText Text)
{
    /// <summary>What the rule says for the fix.</summary>
    public string? Fact(string name) => Diagnostic.Properties.TryGetValue(name, out var value) ? value : null;
}

/// <summary>A change of a document.</summary>
/// <param name="Title">What the editor offers.</param>
/// <param name="Key">What makes two changes of one kind the same for fix-all.</param>
/// <param name="Changes">The changes of the text; they do not overlap.</param>
internal sealed record Mend(string Title, string Key, params IReadOnlyList<TextChange> Changes);
