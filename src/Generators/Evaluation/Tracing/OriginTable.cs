using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.Generators.Evaluation.Tracing;

/// <summary>Which syntax made which record, property and element. Records are told apart by identity.</summary>
/// <param name="place">The place in the plan for one that may be in a library.</param>
internal sealed class OriginTable(Func<SyntaxNode, SyntaxNode> place)
{
    private readonly Dictionary<object, RecordTrace> _records = new(Identity.Instance);
    private readonly ConditionalWeakTable<object, IReadOnlyList<SyntaxNode>> _elements = new();

    /// <summary>Everything that was made and traced.</summary>
    public IEnumerable<object> Records => _records.Keys;

    public void Created(object record, SyntaxNode syntax) => TraceOf(record).Creation = place(syntax);

    /// <summary>A copy by <c>with</c> keeps what is not overwritten.</summary>
    public void Copied(object record, object original, SyntaxNode syntax)
    {
        var trace = TraceOf(record);
        trace.Creation = place(syntax);
        if (!_records.TryGetValue(original, out var source))
            return;
        foreach (var entry in source.Properties)
            trace.Properties[entry.Key] = entry.Value;
    }

    public void Set(object record, string property, SyntaxNode syntax, object? value) => TraceOf(record).Properties[property] = new(place(syntax), value, false);

    public void SetUnknown(object record, string property, SyntaxNode syntax) => TraceOf(record).Properties[property] = new(place(syntax), null, true);

    public void Elements(object collection, IReadOnlyList<SyntaxNode> elements)
    {
        _elements.Remove(collection);
        _elements.Add(collection, [.. elements.Select(place)]);
    }

    public IReadOnlyList<SyntaxNode>? ElementsOf(object? collection) =>
        collection is not null && _elements.TryGetValue(collection, out var elements) ? elements : null;

    /// <summary>The nearest syntax that is known of a place.</summary>
    public Location? Locate(object record, string? property, int? index)
    {
        if (!_records.TryGetValue(record, out var trace))
            return null;
        if (property is null || !trace.Properties.TryGetValue(property, out var set))
            return trace.Creation is null ? null : CreationLocation(trace.Creation);
        if (index is { } position && ElementsOf(set.Value) is { } elements && position >= 0 && position < elements.Count)
            return elements[position].GetLocation();
        return set.Syntax.GetLocation();
    }

    public bool IsUnknown(object record, string property) =>
        _records.TryGetValue(record, out var trace) && trace.Properties.TryGetValue(property, out var set) && set.IsUnknown;

    private static Location CreationLocation(SyntaxNode syntax)
    {
        var initializer = syntax switch
        {
            BaseObjectCreationExpressionSyntax creation => creation.Initializer,
            WithExpressionSyntax copy => copy.Initializer,
            _ => null,
        };
        var before = initializer?.OpenBraceToken.GetPreviousToken();
        return before is { } last
            ? Location.Create(syntax.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(syntax.SpanStart, last.Span.End))
            : syntax.GetLocation();
    }

    private RecordTrace TraceOf(object record)
    {
        if (!_records.TryGetValue(record, out var trace))
            _records.Add(record, trace = new());
        return trace;
    }

    private sealed class RecordTrace
    {
        public SyntaxNode? Creation { get; set; }

        public Dictionary<string, PropertyTrace> Properties { get; } = new(StringComparer.Ordinal);
    }

    private sealed record PropertyTrace(SyntaxNode Syntax, object? Value, bool IsUnknown);
}
