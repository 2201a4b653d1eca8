using System.Text;
using Groundplan.Documents;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>The runbook for people: a checklist with what to type, who does it, and the way back.</summary>
internal static class RunbookMarkdown
{
    public static string Write(MigrationFacts facts)
    {
        var text = new StringBuilder();
        Head(text, facts);
        var numbers = 0;
        foreach (var phase in facts.Steps.GroupBy(node => node.Phase))
        {
            Line(text, $"## {MarkdownText.Escape(phase.Key.Name)}");
            Line(text);
            PhaseFacts(text, phase.Key);
            foreach (var node in phase)
                Step(text, facts, node, ++numbers);
        }

        Criteria(text, facts.Migration);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Head(StringBuilder text, MigrationFacts facts)
    {
        var migration = facts.Migration;
        Line(text, $"# {MarkdownText.Escape(migration.Title ?? migration.Name)}");
        Line(text);
        Line(text, "| | |");
        Line(text, "|---|---|");
        Row(text, "Migration", MarkdownText.Code(migration.Name));
        Row(text, "Owner", MarkdownText.Escape(migration.Owner ?? ""));
        Row(text, "Environment", MarkdownText.Escape(migration.Environment ?? ""));
        Row(text, "Region", MarkdownText.Code(migration.Region ?? ""));
        Row(text, "Account", MarkdownText.Code(migration.AccountId ?? ""));
        Row(text, "Stacks", string.Join(", ", migration.Stacks.Select(stack => MarkdownText.Code(stack.StackName ?? ""))));
        Row(text, "Point of no return", migration.PointOfNoReturn is { } point ? MarkdownText.Code(point.Id) : "none: every step can be undone");
        Line(text);
        Line(text, $"`groundplan plan <project> --root {facts.Root.Name}` shows what would happen now; `groundplan run` does it.");
        Line(text);
    }

    private static void PhaseFacts(StringBuilder text, Phase phase)
    {
        var facts = new List<string>();
        if (phase.Owner is { } owner)
            facts.Add($"Owner: {MarkdownText.Escape(owner)}.");
        if (phase.Window is { } window)
            facts.Add($"Window: {MarkdownText.Escape(window.Opens)} to {MarkdownText.Escape(window.Closes ?? "?")}.");
        if (facts.Count == 0)
            return;
        Line(text, string.Join(" ", facts));
        Line(text);
    }

    private static void Step(StringBuilder text, MigrationFacts facts, StepNode node, int number)
    {
        var step = node.Step;
        if (facts.Migration.PointOfNoReturn is { } point && point.Id == step.Id)
        {
            Line(text, "> **Point of no return.** From here on there is no way back.");
            Line(text);
        }

        Line(text, $"### {number.ToString(System.Globalization.CultureInfo.InvariantCulture)}. {MarkdownText.Escape(facts.TitleOf(step, node.Spec))}");
        Line(text);
        Line(text, $"- [ ] {MarkdownText.Code(step.Id)}: {MarkdownText.Escape(facts.SummaryOf(node.Spec))}");
        foreach (var instruction in node.Spec.Kind == "manual" && step is Manual manual ? manual.Instructions : [])
            Line(text, $"- [ ] {MarkdownText.Escape(instruction)}");
        foreach (var evidence in step.Evidence)
            Line(text, $"- [ ] Evidence: {MarkdownText.Escape(evidence)}");
        Line(text);
        Details(text, facts, node);
        Commands(text, facts, node.Spec);
        if (step.Compensation is { } compensation)
        {
            var spec = compensation.Specify();
            Line(text, $"Way back: {MarkdownText.Code(compensation.Id)}: {MarkdownText.Escape(facts.TitleOf(compensation, spec))}.{Loss(compensation)}");
            Line(text);
            Commands(text, facts, spec);
        }
    }

    private static void Details(StringBuilder text, MigrationFacts facts, StepNode node)
    {
        var step = node.Step;
        var details = new List<string>();
        if (facts.OwnerOf(node) is { } owner)
            details.Add($"Who: {MarkdownText.Escape(owner)}");
        details.Add($"At most: {Durations.Text(step.Timeout ?? TimeSpan.FromHours(1))}");
        if (step.After.Count > 0)
            details.Add($"After: {string.Join(", ", step.After.Select(earlier => MarkdownText.Code(earlier.Id)))}");
        details.AddRange(step.NotBefore.Select(condition => $"Not before: {Durations.Text(condition.Delay)} after {MarkdownText.Code(condition.Step?.Id ?? "")}"));
        details.AddRange(step.Requires.Select(check => $"Requires: {MarkdownText.Escape(facts.TitleOf(check, check.Specify()))}"));
        details.AddRange(step.Verify.Select(check => $"Verified by: {MarkdownText.Escape(facts.TitleOf(check, check.Specify()))}"));
        if (step.Irreversible is { } reason)
            details.Add($"Irreversible: {MarkdownText.Escape(reason)}");
        if (step.AcceptsDataLoss is not null)
            details.Add(Loss(step).Trim());
        foreach (var detail in details)
            Line(text, $"* {detail}");
        Line(text);
    }

    private static string Loss(Step step) => step.AcceptsDataLoss is { } loss ? $" **Loses data:** {MarkdownText.Escape(loss)}" : "";

    private static void Commands(StringBuilder text, MigrationFacts facts, StepSpec spec)
    {
        if (spec.Commands.Count == 0)
            return;
        Line(text, "```sh");
        foreach (var command in spec.Commands)
            Line(text, ShellText.Line(command.Words.Select(facts.Names.TextOf)));
        Line(text, "```");
        Line(text);
    }

    private static void Criteria(StringBuilder text, Migration migration)
    {
        if (migration.SuccessCriteria.Count == 0)
            return;
        Line(text, "## Done when");
        Line(text);
        foreach (var criterion in migration.SuccessCriteria)
            Line(text, $"- [ ] {MarkdownText.Escape(criterion)}");
        Line(text);
    }

    private static void Row(StringBuilder text, string name, string value)
    {
        if (value.Length > 0)
            Line(text, $"| {name} | {value} |");
    }

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
