using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.CodeFixes;

/// <summary>The elements between two brackets, and how the text changes when one comes or goes.</summary>
internal sealed class ElementList
{
    private readonly SourceText _text;
    private readonly SyntaxToken _open;
    private readonly SyntaxToken _close;
    private readonly IReadOnlyList<SyntaxNode> _elements;
    private readonly IReadOnlyList<SyntaxToken> _commas;

    private ElementList(SourceText text, SyntaxToken open, SyntaxToken close, SyntaxNodeOrTokenList items)
    {
        _text = text;
        _open = open;
        _close = close;
        _elements = [.. items.Where(item => item.IsNode).Select(item => item.AsNode()!)];
        _commas = [.. items.Where(item => item.IsToken).Select(item => item.AsToken())];
    }

    /// <summary>The number of elements.</summary>
    public int Count => _elements.Count;

    /// <summary>The list that an element stands in, or null.</summary>
    public static ElementList? Around(SourceText text, SyntaxNode element) => element.Parent switch
    {
        InitializerExpressionSyntax initializer => Of(text, initializer),
        CollectionExpressionSyntax collection => new(text, collection.OpenBracketToken, collection.CloseBracketToken, collection.Elements.GetWithSeparators()),
        _ => null,
    };

    /// <summary>The elements of an initializer.</summary>
    public static ElementList Of(SourceText text, InitializerExpressionSyntax initializer) =>
        new(text, initializer.OpenBraceToken, initializer.CloseBraceToken, initializer.Expressions.GetWithSeparators());

    /// <summary>The position of an element.</summary>
    public int IndexOf(SyntaxNode element) => _elements.TakeWhile(other => other != element).Count();

    /// <summary>Adds an element behind the one at an index, in a line of its own where that one ends its line.</summary>
    /// <param name="index">The element before, or -1 in an empty list.</param>
    /// <param name="element">The element; it may have several lines.</param>
    public IReadOnlyList<TextChange> InsertAfter(int index, string element)
    {
        if (index < 0)
            return [new(TextSpan.FromBounds(_open.Span.End, _close.SpanStart), $" {OneLine(element)} ")];
        var before = _elements[index];
        var hasComma = index < _commas.Count;
        var end = hasComma ? _commas[index] : before.GetLastToken();
        var separator = hasComma ? "" : ",";
        if (!EndsLine(end))
            return Merge(new TextChange(At(before.Span.End), separator), new(At(EndOfComments(end)), $" {OneLine(element)}{(hasComma ? "," : "")}"));

        var line = _text.Lines.GetLineFromPosition(end.Span.End);
        var lineBreak = _text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        var indent = Indent(before.SpanStart) + (StartsLine(before) ? "" : "    ");
        return Merge(
            new TextChange(At(before.Span.End), separator),
            new(At(end.FullSpan.End), $"{indent}{element.Replace("\n", lineBreak + indent)}{(hasComma ? "," : "")}{lineBreak}"));
    }

    /// <summary>
    /// Removes an element: with its lines and the comments right above, where it has lines of its own. Null where a directive is in the way.
    /// </summary>
    public IReadOnlyList<TextChange>? Remove(int index)
    {
        var element = _elements[index];
        var hasComma = index < _commas.Count;
        var last = hasComma ? _commas[index] : element.GetLastToken();
        if (element.DescendantTrivia().Any(trivia => trivia.IsDirective && trivia.SpanStart > element.SpanStart))
            return null;
        if (StartsLine(element) && EndsLine(last))
        {
            var lines = new TextChange(TextSpan.FromBounds(StartWithComments(element), last.FullSpan.End), "");
            return hasComma || index == 0 ? [lines] : [new(_commas[index - 1].Span, ""), lines];
        }

        if (element.GetLeadingTrivia().Any(trivia => trivia.IsDirective))
            return null;
        if (Count == 1)
            return [new(TextSpan.FromBounds(_open.Span.End, _close.SpanStart), " ")];
        return index == 0 || (StartsLine(element) && index + 1 < Count)
            ? [new(TextSpan.FromBounds(element.SpanStart, _elements[index + 1].SpanStart), "")]
            : [new(TextSpan.FromBounds(_commas[index - 1].SpanStart, element.Span.End), "")];
    }

    /// <summary>An element without line breaks.</summary>
    public static string OneLine(string element) =>
        string.Join(" ", element.Split('\n').Select(line => line.Trim())).Replace(", }", " }");

    private static TextSpan At(int position) => new(position, 0);

    private static IReadOnlyList<TextChange> Merge(TextChange first, TextChange second) =>
        first.NewText!.Length == 0 ? [second] : first.Span == second.Span ? [new(first.Span, first.NewText + second.NewText)] : [first, second];

    private static bool EndsLine(SyntaxToken token) => token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static int EndOfComments(SyntaxToken token)
    {
        var comments = token.TrailingTrivia.Where(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        return comments.Select(trivia => trivia.Span.End).DefaultIfEmpty(token.Span.End).Last();
    }

    private string Indent(int position)
    {
        var line = _text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private bool StartsLine(SyntaxNode node) => _text.Lines.GetLineFromPosition(node.SpanStart).Start + Indent(node.SpanStart).Length == node.SpanStart;

    private int StartWithComments(SyntaxNode element)
    {
        var line = _text.Lines.GetLineFromPosition(element.SpanStart);
        while (line.LineNumber > 0 && _text.Lines[line.LineNumber - 1] is var above && above.Start >= element.FullSpan.Start
            && above.ToString().TrimStart().StartsWith("//", StringComparison.Ordinal))
        {
            line = above;
        }

        return line.Start;
    }
}
