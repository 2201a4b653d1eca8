using System.Text;
using Groundplan.Documents;
using Groundplan.Documents.Reviews;

namespace Groundplan.Migrations.Documents;

/// <summary>A line of a list that the runbook for people and its page both have.</summary>
/// <param name="parts">Words and code (what is typed, or a name) in turn, words first; what is empty is left out.</param>
internal sealed class Note(params string[] parts)
{
    public string Markdown => Joined(MarkdownText.Escape, MarkdownText.Code);

    public string Html => Joined(HtmlText.EscapeBreakable, code => $"<code>{HtmlText.EscapeBreakable(code)}</code>");

    // Words that follow code begin with their own comma or colon.
    private string Joined(Func<string, string> words, Func<string, string> code)
    {
        var line = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length == 0)
                continue;
            if (i % 2 == 1 && line.Length > 0)
                line.Append(' ');
            line.Append(i % 2 == 0 ? words(parts[i]) : code(parts[i]));
        }

        return line.ToString();
    }
}
