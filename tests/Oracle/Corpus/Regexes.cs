namespace Corpus.RegexesCase;

/// <summary>Patterns, groups, replacements and splits.</summary>
public static class Regexes
{
    public static string Run()
    {
        var match = System.Text.RegularExpressions.Regex.Match("order 42 of 2024-05-06", @"(?<id>\d+) of (\d{4})-(\d\d)");
        var words = System.Text.RegularExpressions.Regex.Matches("The cat sat", @"\b\w").Select(found => found.Value);
        return $"{match.Success} {match.Groups["id"].Value} {match.Groups[1].Value} {string.Concat(words)} {System.Text.RegularExpressions.Regex.Replace("a1b22", @"\d+", "#")} {string.Join("|", System.Text.RegularExpressions.Regex.Split("a, b;c", @"[,;]\s*"))} {System.Text.RegularExpressions.Regex.IsMatch("ABC", "b", System.Text.RegularExpressions.RegexOptions.IgnoreCase)} {System.Text.RegularExpressions.Regex.Replace("x-y", "(\\w)-(\\w)", found => found.Groups[2].Value + found.Groups[1].Value)}";
    }
}
