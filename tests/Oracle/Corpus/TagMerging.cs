namespace Corpus.TagMergingCase;

/// <summary>Tags of several sources, with precedence and limits.</summary>
public static class TagMerging
{
    private sealed record Tag(string Key, string Value, string Source);

    public static string Run()
    {
        var merged = Merge(("company", new() { ["owner"] = "it", ["cost"] = "1" }), ("team", new() { ["Owner"] = "ml", ["tier"] = "dev" }), ("stack", new() { ["cost"] = "", ["aws:x"] = "no" }));
        return string.Join("\n", merged.OrderBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<Tag> Merge(params (string Source, Dictionary<string, string> Tags)[] levels) =>
        from level in levels.Select((level, rank) => (level.Source, level.Tags, rank))
        from tag in level.Tags
        where !tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
        group (tag, level) by tag.Key.ToLowerInvariant() into same
        let winner = same.MaxBy(entry => entry.level.rank)
        where winner.tag.Value.Length > 0
        select new Tag(same.Key, winner.tag.Value, winner.level.Source);
}
