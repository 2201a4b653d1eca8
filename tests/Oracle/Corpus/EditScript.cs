namespace Corpus.EditScriptCase;

/// <summary>Anagrams, palindromes, rotations and word counts.</summary>
public static class EditScript
{
    public static string Run()
    {
        var words = "listen silent enlist google elbow below inlets".Split(' ');
        var anagrams = words.GroupBy(word => string.Concat(word.Order())).Where(group => group.Count() > 1).Select(group => string.Join("=", group));
        var counts = "to be or not to be that is".Split(' ').CountBy(word => word).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(3).Select(pair => $"{pair.Key}{pair.Value}");
        return string.Join(" ", anagrams) + " " + IsPalindrome("A man, a plan, a canal: Panama") + IsPalindrome("abc") + " " + Rotate("abcdef", 2) + Rotate("abc", -1) + " " + string.Join(",", counts);
    }

    private static bool IsPalindrome(string text)
    {
        var letters = text.Where(char.IsLetter).Select(char.ToLowerInvariant).ToArray();
        for (var (i, j) = (0, letters.Length - 1); i < j; i++, j--)
        {
            if (letters[i] != letters[j])
                return false;
        }

        return true;
    }

    private static string Rotate(string text, int by) => ((by % text.Length) + text.Length) % text.Length is var start ? text[start..] + text[..start] : text;
}
