using System.Text;
using Groundplan.Documents.Nodes;

namespace Groundplan.Documents;

/// <summary>Text in Markdown that shows as it is: no markup, no HTML, no cell or line of its own.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_[]<>|~&";

    /// <summary>The text, with a backslash before whatever Markdown would read.</summary>
    public static string Escape(string text)
    {
        var output = new StringBuilder();
        foreach (var character in OneLine(text))
        {
            if (Special.IndexOf(character) >= 0)
                output.Append('\\');
            output.Append(character);
        }

        return output.ToString();
    }

    /// <summary>The text as code, also in a table's cell.</summary>
    public static string Code(string text)
    {
        if (text.Length == 0)
            return "";
        var line = OneLine(text).Replace("|", "\\|");
        var fence = new string('`', LongestRun(line) + 1);
        return fence.Length == 1 ? $"`{line}`" : $"{fence} {line} {fence}";
    }

    /// <summary>The text on one line: newlines become blanks, and what misleads a reader shows as its code.</summary>
    public static string OneLine(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (var character in Characters.WellFormed(text.Replace("\r\n", "\n")))
        {
            if (character is '\n' or '\r' or '\t')
                output.Append(' ');
            else
                Characters.AppendVisible(output, character);
        }

        return output.ToString();
    }

    private static int LongestRun(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
