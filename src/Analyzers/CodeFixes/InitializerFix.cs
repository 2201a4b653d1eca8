using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Groundplan.CodeFixes;

/// <summary>A fix of one id inside an object initializer, a <c>with</c> or a list.</summary>
public abstract class InitializerFix : CodeFixProvider
{
    private readonly string _id;

    private protected InitializerFix(string id) => _id = id;

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [_id];

    /// <summary>All of a document at once: the batch fixer would drop all but one of several insertions at one place.</summary>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
            ? Apply(document, root, Mends(root, diagnostics).Select(item => item.Mend).OrderBy(mend => mend.Title, StringComparer.Ordinal))
            : document);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (var (diagnostic, mend) in Mends(root, context.Diagnostics))
            context.RegisterCodeFix(CodeAction.Create(mend.Title, _ => Task.FromResult(Apply(context.Document, root, [mend])), equivalenceKey: _id), diagnostic);
    }

    /// <summary>What to do about a diagnostic, or null where it needs a person.</summary>
    /// <param name="node">What the diagnostic is on.</param>
    /// <param name="facts">The finding's facts.</param>
    private protected abstract Mend? Mend(SyntaxNode node, IReadOnlyDictionary<string, string?> facts);

    /// <summary>The initializer of the object that a node creates or copies.</summary>
    private protected static InitializerExpressionSyntax? InitializerOf(SyntaxNode node) => node switch
    {
        BaseObjectCreationExpressionSyntax creation => creation.Initializer,
        WithExpressionSyntax copy => copy.Initializer,
        _ => null,
    };

    /// <summary>A place that two findings share, such as a helper method, is not mended there.</summary>
    private IEnumerable<(Diagnostic Diagnostic, Mend Mend)> Mends(SyntaxNode root, IEnumerable<Diagnostic> diagnostics) =>
        from diagnostic in diagnostics
        where !diagnostic.AdditionalLocations.Contains(diagnostic.Location)
        let mend = Mend(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic.Properties)
        where mend is not null
        select (diagnostic, mend);

    private static Document Apply(Document document, SyntaxNode root, IEnumerable<Mend> mends)
    {
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        foreach (var mend in mends)
            mend.Apply(editor);
        return document.WithSyntaxRoot(editor.GetChangedRoot());
    }
}

/// <summary>A change of a document.</summary>
/// <param name="Title">What the editor offers.</param>
/// <param name="Apply">Makes the change.</param>
internal sealed record Mend(string Title, Action<SyntaxEditor> Apply);
