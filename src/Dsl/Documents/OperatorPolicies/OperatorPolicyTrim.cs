namespace Groundplan.Documents.OperatorPolicies;

/// <summary>Leaves out what other words of a policy allow anyway, since IAM counts characters.</summary>
internal static class OperatorPolicyTrim
{
    /// <summary>Statements that allow exactly the same with fewer words.</summary>
    public static Items<OperatorStatement> Of(IEnumerable<OperatorStatement> statements)
    {
        var kept = statements.ToList();
        for (var i = 0; i < kept.Count; i++)
        {
            kept[i] = kept[i] with { Resources = Necessary(kept[i].Resources) };
            kept[i] = kept[i] with { Actions = Necessary(kept[i].Actions) };
        }

        // One after the other, so that of two that allow the same, one stays.
        for (var i = 0; i < kept.Count; i++)
        {
            var statement = kept[i];
            var others = kept.Where((other, at) => at != i && other.Condition is null).ToList();
            kept[i] = statement with { Actions = statement.Actions.Where(action => !others.Any(other => Allows(other, action, statement.Resources))).ToItems() };
        }

        return kept.Where(statement => statement.Actions.Count > 0).ToItems();
    }

    private static bool Allows(OperatorStatement other, string action, Items<string> resources) =>
        other.Actions.Any(pattern => Covers(pattern, action)) && Open(other.Resources) is var open && resources.All(resource => other.Resources.Contains(resource) || open.Any(pattern => Covers(pattern, resource)));

    /// <summary>Those that no other covers; of two that cover each other, the first.</summary>
    private static Items<string> Necessary(Items<string> patterns)
    {
        var open = Open(patterns);
        return patterns
            .Where(text => !open.Any(pattern => pattern != text && Covers(pattern, text) && (!Covers(text, pattern) || string.CompareOrdinal(pattern, text) < 0)))
            .ToItems();
    }

    /// <summary>Those that may cover others: they end in a star. The pattern of a test deployment covers no name but its own.</summary>
    private static List<string> Open(Items<string> patterns) => patterns.Where(pattern => pattern.EndsWith("*", StringComparison.Ordinal)).ToList();

    /// <summary>Whether a pattern matches all that another one matches: a star takes anything, a question mark anything but a star.</summary>
    internal static bool Covers(string pattern, string text)
    {
        var (at, star, resume) = (0, -1, 0);
        for (var i = 0; i < text.Length;)
        {
            if (at < pattern.Length && pattern[at] == '*')
                (star, resume, at) = (at, i, at + 1);
            else if (at < pattern.Length && (pattern[at] == text[i] || (pattern[at] == '?' && text[i] != '*')))
                (at, i) = (at + 1, i + 1);
            else if (star >= 0)
                (at, i) = (star + 1, ++resume);
            else
                return false;
        }

        while (at < pattern.Length && pattern[at] == '*')
            at++;
        return at == pattern.Length;
    }
}
