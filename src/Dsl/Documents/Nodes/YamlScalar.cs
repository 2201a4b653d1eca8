using System.Text;
using System.Text.RegularExpressions;

namespace Groundplan.Documents.Nodes;

/// <summary>The style of a YAML scalar: plain where YAML 1.1 and 1.2 both read it as this very string, quoted elsewhere.</summary>
internal static class YamlScalar
{
    // Numbers (also sexagesimal, octal and with underscores), dates and the words of YAML 1.1; a superset of YAML 1.2's core schema.
    private static readonly Regex Misread = new(
        @"\A(?:[-+]?[0-9._][0-9._,:]*(?:[eE][-+]?[0-9]+)?|[-+]?0[xob][0-9a-fA-F_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?"
        + @"|[-+]?\.(?:inf|nan)|y|n|yes|no|on|off|true|false|null|~|=|<<)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The text on one line: plain, or in single or double quotes.</summary>
    public static string OnOneLine(string text, bool inFlow = false)
    {
        var wellFormed = Characters.WellFormed(text);
        if (IsPlain(wellFormed) && !(inFlow && wellFormed.IndexOfAny([',', '[', ']', '{', '}']) >= 0))
            return wellFormed;
        var isPrintable = !wellFormed.Any(Characters.MustEscape);
        return isPrintable && wellFormed.IndexOfAny(['"', '\\']) >= 0
            ? $"'{wellFormed.Replace("'", "''")}'"
            : Characters.AppendQuoted(new StringBuilder(), wellFormed).ToString();
    }

    /// <summary>Whether a literal block holds the text faithfully and readably.</summary>
    public static bool IsBlock(string text)
    {
        if (text.IndexOf('\n') < 0 || text != Characters.WellFormed(text))
            return false;
        var lines = text.TrimEnd('\n').Split('\n');
        return lines[0].Length > 0 && lines[0][0] is not ' '
            && lines.All(line => line.Length == 0 || (line.Trim(' ').Length > 0 && !line.Any(Characters.MustEscape)));
    }

    /// <summary>The chomping indicator of a literal block: how many newlines end it.</summary>
    public static string Chomping(string text) => !EndsWith(text, '\n') ? "-" : text.Length > 1 && text[text.Length - 2] == '\n' ? "+" : "";

    private static bool IsPlain(string text) =>
        text.Length > 0
        && text[0] is not (' ' or '?' or ':' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`')
        && !(text[0] == '-' && (text.Length == 1 || text[1] is '-' or ' '))
        && !text.StartsWith("...", StringComparison.Ordinal)
        && !EndsWith(text, ' ') && !EndsWith(text, ':')
        && text.IndexOf(": ", StringComparison.Ordinal) < 0 && text.IndexOf(" #", StringComparison.Ordinal) < 0
        && !text.Any(Characters.MustEscape)
        && !Misread.IsMatch(text);

    private static bool EndsWith(string text, char last) => text.Length > 0 && text[text.Length - 1] == last;
}
