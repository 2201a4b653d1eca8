using System.Text;
using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.Reviews;

/// <summary>Text in HTML, SVG and their attributes that shows as it is; well-formed as XML too.</summary>
internal static class HtmlText
{
    private const string Breakable = ":/.,_=";

    /// <summary>As <see cref="Escape"/>; the lines of an ARN, a path or a list of names break at its parts.</summary>
    public static string EscapeBreakable(string text)
    {
        var output = new StringBuilder(text.Length);
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (Breakable.IndexOf(text[i - 1]) < 0 || Breakable.IndexOf(text[i]) >= 0 || char.IsWhiteSpace(text[i]))
                continue;
            output.Append(Escape(text.Substring(start, i - start))).Append("<wbr/>");
            start = i;
        }

        return output.Append(Escape(text.Substring(start))).ToString();
    }

    public static string Escape(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (var character in Characters.WellFormed(text))
        {
            switch (character)
            {
                case '&':
                    output.Append("&amp;");
                    break;
                case '<':
                    output.Append("&lt;");
                    break;
                case '>':
                    output.Append("&gt;");
                    break;
                case '"':
                    output.Append("&quot;");
                    break;
                case '\'':
                    output.Append("&#39;");
                    break;
                case '\n':
                    output.Append('\n');
                    break;
                default:
                    Characters.AppendVisible(output, character);
                    break;
            }
        }

        return output.ToString();
    }
}
