using System.Text;
using Groundplan.Documents.Nodes;
using Groundplan.Documents.Reviews;
using Groundplan.Documents.Reviews.Graph;

namespace Groundplan.Migrations.Documents.Pages;

/// <summary>The runbook as one HTML page: no script, nothing loaded, light and dark, printable.</summary>
internal static class RunbookPage
{
    private static readonly GraphWords Words = new("Applications and what they depend on", "applications", "dependencies", "depends on");

    public static string Write(MigrationFacts facts)
    {
        var output = new StringBuilder();
        var title = HtmlText.Escape(facts.Migration.Title ?? facts.Migration.Name ?? "");
        output.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n")
            .Append($"<title>{title}</title>\n<style>\n{ReviewStyle.Css}{PageStyle.Css}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n");
        AppendHead(output, facts);
        output.Append("</header>\n<main>\n");
        AppendOverview(output, facts);
        AppendGuide(output, facts);
        new TimelineWriter(output, facts).Write();
        AppendRisks(output, facts.Migration);
        AppendData(output, facts.Migration);
        AppendCriteria(output, facts.Migration);
        AppendMap(output, facts.Migration);
        return output.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void AppendHead(StringBuilder output, MigrationFacts facts)
    {
        var migration = facts.Migration;
        output.Append("<dl class=\"facts\">\n");
        Fact(output, "Migration", migration.Name);
        Fact(output, "Owner", migration.Owner);
        Fact(output, "Environment", migration.Environment);
        Fact(output, "Region", migration.Region);
        Fact(output, "Account", migration.AccountId);
        Fact(output, "Stacks", string.Join(", ", migration.Stacks.OfType<Stack>().Select(stack => stack.StackName)));
        Fact(output, "Point of no return", migration.PointOfNoReturn is { } point ? point.Id : "none: every step can be undone");
        output.Append("</dl>\n");
    }

    private static void Fact(StringBuilder output, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            output.Append($"<div><dt>{name}</dt><dd>{HtmlText.EscapeBreakable(value!)}</dd></div>\n");
    }

    private static void AppendOverview(StringBuilder output, MigrationFacts facts)
    {
        Begin(output, "phases", "Phases");
        Table(
            output,
            "Phases",
            ["Phase", "Who", "Window", "Steps", "Expected", "At most", "Soak"],
            PhaseSummary.Of(facts).Select(phase => (string?[])[phase.Phase.Name, phase.Phase.Owner ?? facts.Migration.Owner, phase.Window, Numbers.Text(phase.Steps), phase.Time.Text, phase.AtMost, phase.Soak]));
        output.Append("</section>\n");
    }

    private static void AppendGuide(StringBuilder output, MigrationFacts facts)
    {
        Begin(output, "runner", RunGuide.WithRunner);
        output.Append($"<p>{RunGuide.Head.Html}</p>\n");
        Notes(output, RunGuide.Around(facts));
        output.Append("</section>\n");
        Begin(output, "by-hand", RunGuide.WithoutRunner);
        Notes(output, RunGuide.ByHand(facts).Select(line => new Note(line)));
        var references = HandReferences.Lines(facts);
        if (references.Count > 0)
        {
            output.Append($"<p>{RunGuide.Braces}</p>\n");
            Notes(output, references);
        }

        output.Append("</section>\n");
    }

    private static void Notes(StringBuilder output, IEnumerable<Note> notes) =>
        output.Append($"<ul>\n{string.Concat(notes.Select(note => $"<li>{note.Html}</li>\n"))}</ul>\n");

    private static void AppendData(StringBuilder output, Migration migration)
    {
        var fates = DataFate.Of(migration);
        if (fates.Count == 0)
            return;
        Begin(output, "data", "Data");
        Table(output, "Data", ["Application", "Data", "Moved by"], fates.Select(fate => (string?[])[fate.Application, fate.Data.Name, fate.Text]));
        output.Append("</section>\n");
    }

    private static void Table(StringBuilder output, string name, string[] columns, IEnumerable<string?[]> rows)
    {
        output.Append($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\">\n<table>\n<thead>\n<tr>");
        foreach (var column in columns)
            output.Append($"<th scope=\"col\">{column}</th>");
        output.Append("</tr>\n</thead>\n<tbody>\n");
        foreach (var row in rows)
            output.Append($"<tr>{string.Concat(row.Select(cell => $"<td>{HtmlText.Escape(cell ?? "")}</td>"))}</tr>\n");
        output.Append("</tbody>\n</table>\n</div>\n");
    }

    private static void AppendRisks(StringBuilder output, Migration migration)
    {
        if (migration.Risks.Count == 0)
            return;
        Begin(output, "risks", "Risks");
        output.Append("<ul>\n");
        foreach (var risk in RisksMarkdown.InOrder(migration))
        {
            output.Append($"<li><strong class=\"{(risk.Level == RiskLevel.High ? "error" : "warning")}\">{risk.Level}</strong> {HtmlText.Escape(risk.Description ?? "")} ")
                .Append($"Mitigation: {HtmlText.Escape(string.IsNullOrEmpty(risk.Mitigation) ? "none" : risk.Mitigation)}{HtmlText.Escape(risk.Owner is { } owner ? $" ({owner})" : "")}</li>\n");
        }

        output.Append("</ul>\n</section>\n");
    }

    private static void AppendMap(StringBuilder output, Migration migration)
    {
        var map = Dependencies.Of(migration);
        if (map.Edges.Count == 0)
            return;
        var graph = new ResourceGraph(
            map.Names.Select((name, i) => new GraphNode(name, i < map.Inventory ? Technology(migration, name) : "outside of the inventory")).ToItems(),
            map.Edges.Where(edge => edge.From != edge.To).Select(edge => new GraphEdge(edge.From, edge.To)).ToItems());
        output.Append("<section id=\"graph-section\" aria-labelledby=\"map\">\n<h2 id=\"map\">Dependencies</h2>\n<p>An arrow leads to what is depended on.</p>\n")
            .Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Dependencies\">\n");
        SvgWriter.Append(output, GraphLayout.Of(graph), Words);
        output.Append("</div>\n</section>\n");
    }

    private static string Technology(Migration migration, string name) => migration.Applications.OfType<Application>().FirstOrDefault(application => application.Name == name)?.Technology ?? "";

    private static void AppendCriteria(StringBuilder output, Migration migration)
    {
        if (migration.SuccessCriteria.Count == 0)
            return;
        Begin(output, "done", "Done when");
        output.Append("<ul class=\"checklist\">\n");
        foreach (var criterion in migration.SuccessCriteria)
            output.Append($"<li><label><input type=\"checkbox\"/> {HtmlText.Escape(criterion ?? "")}</label></li>\n");
        output.Append("</ul>\n</section>\n");
    }

    private static void Begin(StringBuilder output, string id, string title) => output.Append($"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n");
}
