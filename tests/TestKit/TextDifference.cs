using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Groundplan.TestKit;

/// <summary>Compares texts and shows the lines that differ.</summary>
public static class TextDifference
{
    /// <summary>Fails with a line diff when the texts are not equal.</summary>
    public static void Expect(string expected, string actual)
    {
        if (expected != actual)
            throw new TestKitException($"The text differs (- expected, + actual):\n{Of(expected, actual)}");
    }

    /// <summary>A line diff with three lines of context.</summary>
    public static string Of(string expected, string actual)
    {
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, actual).Lines;
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (Enumerable.Range(i - 3, 7).Any(near => near >= 0 && near < lines.Count && lines[near].Type != ChangeType.Unchanged))
                text.Append(lines[i].Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " }).Append(lines[i].Text).Append('\n');
        }

        return text.ToString();
    }
}
