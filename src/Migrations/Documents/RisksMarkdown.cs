using System.Text;
using Groundplan.Documents;

namespace Groundplan.Migrations.Documents;

/// <summary>The risks as a table, the worst first.</summary>
internal static class RisksMarkdown
{
    /// <summary>The risks, the worst first.</summary>
    public static IEnumerable<Risk> InOrder(Migration migration) => migration.Risks.OfType<Risk>().OrderByDescending(risk => risk.Level);

    public static string Write(Migration migration)
    {
        var text = new StringBuilder($"# Risks of {MarkdownText.Escape(migration.Title ?? migration.Name ?? "")}\n\n| level | what may happen | mitigation | who watches |\n|---|---|---|---|\n");
        foreach (var risk in InOrder(migration))
            text.Append($"| {risk.Level} | {Cell(risk.Description)} | {(string.IsNullOrEmpty(risk.Mitigation) ? "**none**" : Cell(risk.Mitigation))} | {Cell(risk.Owner ?? migration.Owner)} |\n");
        return text.ToString();
    }

    private static string Cell(string? text) => MarkdownText.Escape(text ?? "");
}
