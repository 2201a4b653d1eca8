using System.Text;
using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.Reviews;

/// <summary>Text in HTML, SVG and their attributes that shows as it is; well-formed as XML too.</summary>
internal static class HtmlText
{
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
