using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.Runbooks;

/// <summary>The runbook as JSON, for the runner.</summary>
internal static class RunbookJsonWriter
{
    public static string Write(Runbook runbook) => JsonWriter.Indented(Node.Of(
        ("version", Node.Number(1)),
        ("plan", Node.Text(runbook.Plan)),
        ("root", Node.Text(runbook.Root)),
        ("stack", Node.Text(runbook.Stack)),
        ("steps", Node.ListOf(runbook.Steps.Select(step => Write(runbook, step)))),
        ("later", Node.ListOf(runbook.Later.Select(step => Write(runbook, step))))));

    private static Node Write(Runbook runbook, RunbookStep step) => Node.Of(
        ("id", Node.Text(step.Id)),
        ("title", Node.Text(step.Title)),
        ("kind", Node.Text(step.Kind)),
        ("description", Node.Text(step.Description)),
        ("command", runbook.CommandOf(step, null) is { } command ? Node.ListOf(command) : Node.Text(null)));
}
