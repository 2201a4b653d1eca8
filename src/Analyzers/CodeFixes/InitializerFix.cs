using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Groundplan.CodeFixes;

/// <summary>A fix of one id that replaces one syntax node of the document.</summary>
public abstract class InitializerFix : CodeFixProvider
{
    private readonly string _id;

    private protected InitializerFix(string id) => _id = id;

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [_id];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Mend(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic.Properties) is not { } mend)
                continue;
            var action = CodeAction.Create(
                mend.Title,
                _ => Task.FromResult(context.Document.WithSyntaxRoot(mend.Apply(root))),
                equivalenceKey: $"{_id}:{mend.Key}");
            context.RegisterCodeFix(action, diagnostic);
        }
    }

    /// <summary>What to do about a diagnostic, or null where it needs a person.</summary>
    private protected abstract Mend? Mend(SyntaxNode node, ImmutableDictionary<string, string?> facts);
}

/// <summary>A change of a document.</summary>
/// <param name="Title">What the editor offers.</param>
/// <param name="Key">What makes two changes of one kind the same for fix-all.</param>
/// <param name="Apply">The changed root.</param>
internal sealed record Mend(string Title, string Key, Func<SyntaxNode, SyntaxNode> Apply);
