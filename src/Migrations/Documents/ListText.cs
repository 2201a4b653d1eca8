using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents;

/// <summary>Lists within a sentence.</summary>
internal static class ListText
{
    private const int Most = 40;

    /// <summary>The entries, and of many the first ones and how many more there are.</summary>
    public static string Of(IReadOnlyList<string> entries, string separator = ", ") =>
        entries.Count <= Most ? string.Join(separator, entries) : $"{string.Join(separator, entries.Take(Most - 1))}{separator}and {Numbers.Text(entries.Count - Most + 1)} more";
}
