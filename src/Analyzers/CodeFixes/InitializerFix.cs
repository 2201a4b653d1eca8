using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.CodeFixes;

/// <summary>A fix of one id that changes the text at the diagnostic and nothing else.</summary>
public abstract class InitializerFix : CodeFixProvider
{
    private readonly string _id;

    private protected InitializerFix(string id) => _id = id;

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [_id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (Mend(new(node, diagnostic, model, text)) is not { } mend)
                continue;
            var action = CodeAction.Create(
                mend.Title,
                _ => Task.FromResult(context.Document.WithText(text.WithChanges(mend.Changes.OrderBy(change => change.Span)))),
                equivalenceKey: $"{_id}:{mend.Key}");
            context.RegisterCodeFix(action, diagnostic);
        }
    }

    /// <summary>What to do about a diagnostic, or null where it needs a person.</summary>
    private protected abstract Mend? Mend(Spot spot);

    /// <summary>The assignment of an initializer whose value the spot is.</summary>
    private protected static AssignmentExpressionSyntax? AssignmentOf(Spot spot) =>
        spot.Node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { Parent: InitializerExpressionSyntax } assignment && assignment.Right.Span == spot.Node.Span
            ? assignment
            : null;

    /// <summary>The assignment to a property in an initializer.</summary>
    private protected static AssignmentExpressionSyntax? AssignmentTo(InitializerExpressionSyntax initializer, string property) =>
        initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(assignment => assignment.Left.ToString() == property);
}
