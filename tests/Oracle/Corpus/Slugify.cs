namespace Corpus.SlugifyCase;

/// <summary>Titles as slugs, with transliteration.</summary>
public static class Slugify
{
    private static readonly Dictionary<char, string> Letters = new() { ['ä'] = "ae", ['ö'] = "oe", ['ü'] = "ue", ['ß'] = "ss", ['é'] = "e", ['è'] = "e", ['ø'] = "o", ['&'] = " and " };

    public static string Run()
    {
        var seen = new Dictionary<string, int>();
        return string.Join(" ", new[] { "Hello, World!", "Über Größe & Maß", "  --Crème   brûlée--  ", "Hello World", "C# 14 – What's new?", "..." }.Select(Slug).Select(slug => (seen[slug] = seen.GetValueOrDefault(slug) + 1) is > 1 and var count ? $"{slug}-{count}" : slug));
    }

    private static string Slug(string title)
    {
        var text = string.Concat(title.ToLowerInvariant().Select(letter => Letters.TryGetValue(letter, out var plain) ? plain : letter.ToString()));
        var slug = new StringBuilder();
        foreach (var letter in text)
        {
            if (letter is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
                slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-') is { Length: > 0 } result ? result : "untitled";
    }
}
