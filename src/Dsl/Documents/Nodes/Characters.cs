using System.Globalization;
using System.Text;

namespace Groundplan.Documents.Nodes;

/// <summary>Which characters may stand as they are in a document, and the escapes of the others (those of JSON, which YAML shares).</summary>
internal static class Characters
{
    /// <summary>
    /// Whether a character misleads a parser or a reader: controls, odd blanks, separators, direction marks (a name that reads
    /// differently than it is), byte-order marks, non-characters. Ranges, not categories: Unicode versions differ between runtimes.
    /// </summary>
    public static bool MustEscape(char character) => character switch
    {
        < ' ' => true,
        >= '\u007f' and <= '\u00a0' or '\u00ad' or '\u061c' or '\u180e' => true,
        >= '\u2000' and <= '\u200f' or >= '\u2028' and <= '\u202f' or >= '\u205f' and <= '\u206f' or '\u3000' => true,
        '\ufeff' or >= '\ufff0' and <= '\ufffb' or '\ufffe' or '\uffff' => true,
        _ => false,
    };

    /// <summary>The text with a replacement character for each lone surrogate, which UTF-8 cannot carry.</summary>
    public static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else
                return Replace(text);
        }

        return text;
    }

    /// <summary>The text between double quotes.</summary>
    public static StringBuilder AppendQuoted(StringBuilder output, string text)
    {
        output.Append('"');
        foreach (var character in WellFormed(text))
            AppendEscaped(output, character);
        return output.Append('"');
    }

    /// <summary>The character, or its code where it must not stand as it is.</summary>
    public static StringBuilder AppendVisible(StringBuilder output, char character) => MustEscape(character)
        ? output.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture))
        : output.Append(character);

    private static void AppendEscaped(StringBuilder output, char character)
    {
        switch (character)
        {
            case '"':
                output.Append("\\\"");
                break;
            case '\\':
                output.Append("\\\\");
                break;
            case '\n':
                output.Append("\\n");
                break;
            case '\r':
                output.Append("\\r");
                break;
            case '\t':
                output.Append("\\t");
                break;
            default:
                AppendVisible(output, character);
                break;
        }
    }

    private static string Replace(string text)
    {
        var output = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                output.Append(text[i]).Append(text[++i]);
            else
                output.Append(char.IsSurrogate(text[i]) ? '\ufffd' : text[i]);
        }

        return output.ToString();
    }
}
