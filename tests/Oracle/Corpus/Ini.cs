namespace Corpus.IniCase;

/// <summary>Sections and keys with comments and overrides.</summary>
public static class Ini
{
    public static string Run()
    {
        var settings = Parse("""
            ; global
            root = true
            [server]
            port=8080
            host = example.org ; not a comment
            [server.tls]
            port = 443
            broken
            """);
        return string.Join("\n", settings.Select(section => $"[{section.Key}] {string.Join(", ", section.Value.Select(pair => $"{pair.Key}={pair.Value}"))}"));
    }

    private static SortedDictionary<string, Dictionary<string, string>> Parse(string text)
    {
        var sections = new SortedDictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        var current = "";
        foreach (var raw in text.Split('\n'))
        {
            switch (raw.Trim())
            {
                case "" or [';', ..]:
                    continue;
                case ['[', .. var name, ']']:
                    current = name;
                    break;
                case var line when line.Split('=', 2) is [var key, var value]:
                    (sections.TryGetValue(current, out var section) ? section : sections[current] = [])[key.Trim()] = value.Trim();
                    break;
                case var line:
                    (sections.TryGetValue("errors", out var errors) ? errors : sections["errors"] = [])[line] = "?";
                    break;
            }
        }

        return sections;
    }
}
