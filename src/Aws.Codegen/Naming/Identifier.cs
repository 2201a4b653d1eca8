using System.Text;

namespace Groundplan.Aws.Codegen.Naming;

/// <summary>C# names out of CloudFormation's.</summary>
internal static class Identifier
{
    /// <summary>The words of a name, each with a capital first letter: <c>/rule/noncurrentDays</c> is <c>RuleNoncurrentDays</c>.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        var wordStarts = true;
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                wordStarts = true;
                continue;
            }

            text.Append(wordStarts ? char.ToUpperInvariant(letter) : letter);
            wordStarts = false;
        }

        return text.Length > 0 && char.IsAsciiDigit(text[0]) ? text.Insert(0, '_').ToString() : text.ToString();
    }

    /// <summary>The first of the name, the name with the suffix, the name with two suffixes … that is free; it is then taken.</summary>
    public static string Unique(string name, string suffix, HashSet<string> taken)
    {
        while (!taken.Add(name))
            name += suffix;
        return name;
    }
}
