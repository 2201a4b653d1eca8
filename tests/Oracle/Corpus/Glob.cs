namespace Corpus.GlobCase;

/// <summary>Matching of * and ? and classes.</summary>
public static class Glob
{
    public static string Run()
    {
        (string Pattern, string Text)[] cases = [("*.cs", "Program.cs"), ("a?c", "abc"), ("a*b*c", "aXbYbZc"), ("[a-c]x", "bx"), ("[!a-c]x", "bx"), ("**", ""), ("a", ""), ("*a", "bba!")];
        return string.Join(" ", cases.Select(one => Matches(one.Pattern, one.Text)));
    }

    private static bool Matches(string pattern, string text) => (pattern, text) switch
    {
        ("", "") => true,
        (['*', .. var rest], _) => Matches(rest, text) || text.Length > 0 && Matches(pattern, text[1..]),
        (['?', .. var rest], [_, .. var tail]) => Matches(rest, tail),
        (['[', '!', var low, '-', var high, ']', .. var rest], [var letter, .. var tail]) => (letter < low || letter > high) && Matches(rest, tail),
        (['[', var low, '-', var high, ']', .. var rest], [var letter, .. var tail]) => letter >= low && letter <= high && Matches(rest, tail),
        ([var same, .. var rest], [var letter, .. var tail]) when same == letter => Matches(rest, tail),
        _ => false,
    };
}
