using Groundplan.Documents;
using Groundplan.Documents.Reviews;

namespace Groundplan.Migrations.Documents;

/// <summary>A line of a list that the runbook for people and its page both have: words, then code, each left out where it is empty.</summary>
/// <param name="Before">What stands before the code.</param>
/// <param name="Code">What is typed, or a name.</param>
/// <param name="After">What stands after it.</param>
/// <param name="Command">One more piece of code at the end.</param>
internal sealed record Note(string Before, string Code = "", string After = "", string Command = "")
{
    public string Markdown => Joined(MarkdownText.Escape(Before), MarkdownText.Code(Code), MarkdownText.Escape(After), MarkdownText.Code(Command));

    public string Html => Joined(HtmlText.EscapeBreakable(Before), OfCode(Code), HtmlText.EscapeBreakable(After), OfCode(Command));

    private static string OfCode(string code) => code.Length == 0 ? "" : $"<code>{HtmlText.EscapeBreakable(code)}</code>";

    // What follows code begins with its own comma or colon.
    private static string Joined(string before, string code, string after, string command)
    {
        var head = before.Length > 0 && code.Length > 0 ? $"{before} {code}" : before + code;
        return command.Length > 0 ? $"{head}{after} {command}" : head + after;
    }
}
