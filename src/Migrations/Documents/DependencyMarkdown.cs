using System.Text;
using Groundplan.Documents;

namespace Groundplan.Migrations.Documents;

/// <summary>Which application depends on which, both ways, and as a graph of text.</summary>
internal static class DependencyMarkdown
{
    public static string Write(Migration migration)
    {
        var map = Dependencies.Of(migration);
        var text = new StringBuilder($"# Dependencies of {MarkdownText.Escape(migration.Title ?? migration.Name ?? "")}\n\n");
        Table(text, "Depends on", "application", "depends on", map, map.DependsOn);
        Table(text, "Consumed by", "what", "consumed by", map, map.ConsumedBy);
        Shared(text, migration);
        text.Append("## Graph\n\nAn arrow leads to what is depended on; what is not in the inventory stands in brackets.\n\n```text\n");
        foreach (var (from, to) in map.Edges)
            text.Append($"{Plain(map, from)} --> {Plain(map, to)}\n");
        return text.Append("```\n").ToString();
    }

    private static void Table(StringBuilder text, string title, string what, string which, Dependencies map, ILookup<int, int> edges)
    {
        text.Append($"## {title}\n\n| {what} | {which} |\n|---|---|\n");
        for (var i = 0; i < map.Names.Count; i++)
        {
            if (edges[i].Any())
                text.Append($"| {Cell(map, i)} | {string.Join(", ", edges[i].Select(other => Cell(map, other)))} |\n");
        }

        text.Append('\n');
    }

    /// <summary>Data that several applications keep ties them together, whatever they say of each other.</summary>
    private static void Shared(StringBuilder text, Migration migration)
    {
        var shared = DataFate.Of(migration).GroupBy(fate => fate.Data.Name ?? "", fate => fate.Application, StringComparer.Ordinal).Where(data => data.Distinct(StringComparer.Ordinal).Skip(1).Any()).ToList();
        if (shared.Count == 0)
            return;
        text.Append("## Shared data\n\n| data | kept by |\n|---|---|\n");
        foreach (var data in shared)
            text.Append($"| {MarkdownText.Escape(data.Key)} | {string.Join(", ", data.Distinct(StringComparer.Ordinal).Select(name => MarkdownText.Escape(name)))} |\n");
        text.Append('\n');
    }

    private static string Cell(Dependencies map, int name) => MarkdownText.Escape(map.Names[name]) + (name < map.Inventory ? "" : " (outside)");

    private static string Plain(Dependencies map, int name)
    {
        var line = MarkdownText.OneLine(map.Names[name]).Replace("`", "'");
        return name < map.Inventory ? line : $"[{line}]";
    }
}
