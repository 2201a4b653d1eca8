using System.Globalization;
using System.Text;

namespace Groundplan.Migrations.Documents;

/// <summary>Puts names in the place of <c>{0}</c>, <c>{1}</c>; whatever else stands in braces stays.</summary>
internal static class SummaryText
{
    public static string Fill(string summary, IReadOnlyList<string> names)
    {
        var text = new StringBuilder();
        for (var i = 0; i < summary.Length; i++)
        {
            var end = summary[i] == '{' ? summary.IndexOf('}', i) : -1;
            if (end > i && int.TryParse(summary.Substring(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < names.Count)
            {
                text.Append(names[index]);
                i = end;
            }
            else
            {
                text.Append(summary[i]);
            }
        }

        return text.ToString();
    }
}
