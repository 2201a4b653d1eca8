using System.Text;
using Groundplan.Documents;
using Groundplan.Documents.Nodes;
using Groundplan.Migrations.Documents.StateMachines;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>The runbook for people: a checklist with what to type, who does it, and the way back.</summary>
internal static class RunbookMarkdown
{
    // In characters. Source: AWS Step Functions Developer Guide, "Service quotas": 1 MB for a definition.
    private const long LargestMachine = 1024 * 1024;

    public static string Write(MigrationFacts facts, IReadOnlyList<StepCall> outside, long machineSize)
    {
        var text = new StringBuilder();
        Head(text, facts);
        Overview(text, facts);
        WithRunner(text, facts);
        ByHand(text, facts);
        Risks(text, facts.Migration);
        Data(text, facts.Migration);
        foreach (var phase in facts.Root.Graph.Phases.Where(phase => StepBlock.StepsIn(phase.Blocks).Any()))
        {
            Line(text, $"## {Text(phase.Phase.Name)}");
            Line(text);
            PhaseFacts(text, phase.Phase);
            Blocks(text, facts, phase.Blocks);
        }

        Criteria(text, facts.Migration);
        Permissions(text, facts);
        Machine(text, outside, machineSize);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Head(StringBuilder text, MigrationFacts facts)
    {
        var migration = facts.Migration;
        Line(text, $"# {Text(migration.Title ?? migration.Name)}");
        Line(text);
        Line(text, "| | |");
        Line(text, "|---|---|");
        Row(text, "Migration", Code(migration.Name));
        Row(text, "Owner", Text(migration.Owner ?? ""));
        Row(text, "Environment", Text(migration.Environment ?? ""));
        Row(text, "Region", Code(migration.Region ?? ""));
        Row(text, "Account", Code(migration.AccountId ?? ""));
        Row(text, "Stacks", string.Join(", ", migration.Stacks.Select(stack => Code(stack.StackName ?? ""))));
        Row(text, "Point of no return", migration.PointOfNoReturn is { } point ? Code(point.Id) : "none: every step can be undone");
        Line(text);
    }

    private static void WithRunner(StringBuilder text, MigrationFacts facts)
    {
        Line(text, $"## {RunGuide.WithRunner}");
        Line(text);
        Line(text, RunGuide.Head.Markdown);
        Line(text);
        foreach (var note in RunGuide.Around(facts))
            Line(text, $"* {note.Markdown}");
        Line(text);
    }

    private static void ByHand(StringBuilder text, MigrationFacts facts)
    {
        Line(text, $"## {RunGuide.WithoutRunner}");
        Line(text);
        foreach (var line in RunGuide.ByHand(facts))
            Line(text, $"* {Text(line)}");
        Line(text);
        var references = HandReferences.Lines(facts);
        if (references.Count == 0)
            return;
        Line(text, RunGuide.Braces);
        Line(text);
        foreach (var reference in references)
            Line(text, $"* {reference.Markdown}");
        Line(text);
    }

    private static void PhaseFacts(StringBuilder text, Phase phase)
    {
        var facts = new List<string>();
        if (phase.Owner is { } owner)
            facts.Add($"Owner: {Text(owner)}.");
        if (phase.Window is { } window)
            facts.Add($"Window: {Text(window.Opens)} to {Text(window.Closes ?? "?")}.");
        if (facts.Count == 0)
            return;
        Line(text, string.Join(" ", facts));
        Line(text);
    }

    private static void Blocks(StringBuilder text, MigrationFacts facts, IReadOnlyList<StepBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (block is StepBlock.One one)
                Step(text, facts, one.Node);
            if (block is not StepBlock.Group group)
                continue;
            if (BranchLists.Line(group) is { } line)
            {
                Line(text, line);
                Line(text);
            }

            foreach (var branch in group.Branches)
                Blocks(text, facts, branch);
        }
    }

    private static void Step(StringBuilder text, MigrationFacts facts, StepNode node)
    {
        var step = node.Step;
        if (facts.Migration.PointOfNoReturn is { } point && point.Id == step.Id)
        {
            Line(text, "> **Point of no return.** From here on there is no way back.");
            Line(text);
        }

        Line(text, $"### {Numbers.Text(node.Index + 1)}. {Text(facts.TitleOf(step, node.Spec))}");
        Line(text);
        Line(text, $"- [ ] {Code(step.Id)}: {Text(facts.SummaryOf(node.Spec))}");
        Instructions(text, step);
        foreach (var evidence in step.Evidence)
            Line(text, $"- [ ] Evidence: {Text(evidence)}");
        Line(text);
        Details(text, facts, node);
        Commands(text, facts, node.Spec);
        if (step.Compensation is { } compensation)
        {
            var spec = compensation.Specify();
            Line(text, $"Way back: {Code(compensation.Id)}: {Text(facts.TitleOf(compensation, spec))}.{Loss(compensation)}");
            Line(text);
            if (compensation is Manual)
            {
                Instructions(text, compensation);
                Line(text);
            }

            var notes = StepNotes.OfWayBack(facts, step, compensation, spec).ToList();
            foreach (var note in notes)
                Line(text, $"* {note.Markdown}");
            if (notes.Count > 0)
                Line(text);
            Commands(text, facts, spec);
        }
        else if (step.Irreversible is null && StepNotes.StaysAsItIs(step, node.Spec))
        {
            Line(text, "Way back: no compensation; what it does stays.");
            Line(text);
        }
    }

    private static void Instructions(StringBuilder text, Step step)
    {
        foreach (var instruction in MigrationFacts.InstructionsOf(step))
            Line(text, $"- [ ] {Text(instruction)}");
    }

    private static void Details(StringBuilder text, MigrationFacts facts, StepNode node)
    {
        foreach (var note in StepNotes.Of(facts, node))
            Line(text, $"* {note.Markdown}");
        if (node.Step.Irreversible is { } reason)
            Line(text, $"* Irreversible: {Text(reason)}");
        if (node.Step.AcceptsDataLoss is not null)
            Line(text, $"*{Loss(node.Step)}");
        Line(text);
    }

    private static string Loss(Step step) => step.AcceptsDataLoss is { } loss ? $" **Loses data:** {Text(loss)}" : "";

    private static void Commands(StringBuilder text, MigrationFacts facts, StepSpec spec)
    {
        if (spec.Commands.Count == 0)
            return;
        Line(text, "```sh");
        foreach (var line in HandCommands.Lines(facts, spec))
            Line(text, line);
        Line(text, "```");
        Line(text);
        if (spec.ByHand is not { } remark)
            return;
        Line(text, $"By hand: {Text(remark)}");
        Line(text);
    }

    private static void Criteria(StringBuilder text, Migration migration)
    {
        if (migration.SuccessCriteria.Count == 0)
            return;
        Line(text, "## Done when");
        Line(text);
        foreach (var criterion in migration.SuccessCriteria)
            Line(text, $"- [ ] {Text(criterion)}");
        Line(text);
    }

    private static void Overview(StringBuilder text, MigrationFacts facts)
    {
        Line(text, "| phase | who | window | steps | expected | at most | soak |");
        Line(text, "|---|---|---|---|---|---|---|");
        foreach (var phase in PhaseSummary.Of(facts))
            Line(text, $"| {Text(phase.Phase.Name)} | {Text(phase.Phase.Owner ?? facts.Migration.Owner)} | {Text(phase.Window)} | {Numbers.Text(phase.Steps)} | {phase.Time.Text} | {phase.AtMost} | {phase.Soak} |");
        Line(text);
    }

    private static void Risks(StringBuilder text, Migration migration)
    {
        if (migration.Risks.Count == 0)
            return;
        Line(text, "## Risks");
        Line(text);
        foreach (var risk in RisksMarkdown.InOrder(migration))
            Line(text, $"* **{risk.Level}**: {Text(risk.Description)} Mitigation: {Text(string.IsNullOrEmpty(risk.Mitigation) ? "none" : risk.Mitigation)}{(risk.Owner is { } owner ? $" ({Text(owner)})" : "")}");
        Line(text);
    }

    private static void Data(StringBuilder text, Migration migration)
    {
        var fates = DataFate.Of(migration);
        if (fates.Count == 0)
            return;
        Line(text, "## Data");
        Line(text);
        Line(text, "| application | data | moved by |");
        Line(text, "|---|---|---|");
        foreach (var fate in fates)
            Line(text, $"| {Text(fate.Application)} | {Text(fate.Data.Name)} | {Text(fate.Text)} |");
        Line(text);
    }

    private static void Permissions(StringBuilder text, MigrationFacts facts)
    {
        var actions = facts.Steps.SelectMany(node => MigrationParts.WithInner(node.Step)).SelectMany(step => step.Specify().Permissions).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(action => action, StringComparer.Ordinal).ToList();
        if (actions.Count == 0)
            return;
        Line(text, "## Permissions");
        Line(text);
        Line(text, "What all steps take together, and the way back; deploying a stack also takes what its operator policy says.");
        Line(text);
        Line(text, "```json");
        text.Append(JsonWriter.Indented(Node.Of(
            ("Version", Node.Text("2012-10-17")),
            ("Statement", Node.ListOf([(Node)Node.Of(("Effect", Node.Text("Allow")), ("Action", Node.ListOf(actions)), ("Resource", Node.Text("*")))])))));
        Line(text, "```");
        Line(text);
    }

    private static void Machine(StringBuilder text, IReadOnlyList<StepCall> outside, long size)
    {
        Line(text, "## In Step Functions");
        Line(text);
        Line(text, "`runbook.asl.json` is the same migration as a state machine. Its input names `documents` (the folder of these documents in S3, by its https address) and `taskQueueUrl` (an SQS queue).");
        if (size > LargestMachine)
            Line(text, $"It has {Numbers.Text((size / 1024) + 1)} KiB, and Step Functions takes {Numbers.Text(LargestMachine / 1024)} KiB: give each phase a migration of its own, or use the runner, which has no such limit.");
        if (outside.Count > 0)
            Line(text, $"No API call does {ListText.Of(outside.Select(call => $"{Code(call.Id)} ({Text(call.Spec.Kind)})").ToList())}, or gives what a later step or the way back needs of it: each is sent to the queue with a task token, and the execution waits for the answer.");
        Line(text, "A step that fails is followed by the compensations of what is done; from the point of no return on, the execution stops instead. A time since an earlier step is waited for as a whole.");
    }

    private static string Text(string? text) => MarkdownText.Escape(text ?? "");

    private static string Code(string? text) => MarkdownText.Code(text ?? "");

    private static void Row(StringBuilder text, string name, string value)
    {
        if (value.Length > 0)
            Line(text, $"| {name} | {value} |");
    }

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
