using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.TestKit;

/// <summary>A source whose expected squiggles are marked as <c>{|GP1001:"x"|}</c>; a span may carry several ids, separated by commas.</summary>
/// <param name="Text">The source without marks.</param>
/// <param name="Marks">The expected squiggles.</param>
public sealed record MarkedSource(string Text, IReadOnlyList<Mark> Marks)
{
    /// <summary>Reads the marks of a source.</summary>
    public static MarkedSource Parse(string marked)
    {
        var text = new StringBuilder();
        var marks = new List<Mark>();
        var open = new Stack<(string Ids, int Start)>();
        var position = 0;
        marked = marked.ReplaceLineEndings("\n");
        foreach (Match match in Regex.Matches(marked, @"\{\|(?<ids>[A-Z]+\d+(,[A-Z]+\d+)*):|\|\}"))
        {
            text.Append(marked, position, match.Index - position);
            position = match.Index + match.Length;
            if (match.Groups["ids"].Success)
            {
                open.Push((match.Groups["ids"].Value, text.Length));
                continue;
            }

            var (ids, start) = open.Pop();
            marks.AddRange(ids.Split(',').Select(id => new Mark(id, TextSpan.FromBounds(start, text.Length))));
        }

        text.Append(marked, position, marked.Length - position);
        return new(text.ToString(), marks);
    }

    /// <summary>The source with other squiggles than those expected.</summary>
    public static string Render(string text, IEnumerable<Mark> marks)
    {
        var inserts = new List<(int Position, int Order, string Text)>();
        foreach (var group in marks.GroupBy(mark => mark.Span))
        {
            inserts.Add((group.Key.Start, -group.Key.Length, $"{{|{string.Join(',', group.Select(mark => mark.Id).Order(StringComparer.Ordinal))}:"));
            inserts.Add((group.Key.End, int.MinValue + group.Key.Length, "|}"));
        }

        var result = new StringBuilder(text);
        foreach (var (position, _, insert) in inserts.OrderByDescending(insert => insert.Position).ThenByDescending(insert => insert.Order))
            result.Insert(position, insert);
        return result.ToString();
    }

    /// <summary>Fails unless the squiggles are exactly those marked.</summary>
    public void Expect(IEnumerable<Mark> actual) => TextDifference.Expect(Render(Text, Marks), Render(Text, actual));
}

/// <summary>A squiggle.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Span">Where it is.</param>
public sealed record Mark(string Id, TextSpan Span);
