using System.Text;

namespace Groundplan.Documents.Runbooks;

/// <summary>The runbook for people: boxes to tick and commands to paste, to be run in the project's folder.</summary>
internal static class RunbookMarkdownWriter
{
    public static string Write(Runbook runbook)
    {
        var output = new StringBuilder();
        output.Append("# Runbook: ").Append(MarkdownText.Escape(runbook.Stack)).Append("\n\n")
            .Append("Root ").Append(MarkdownText.Code($"{runbook.Plan}/{runbook.Root}")).Append(". Run the commands in the project's folder, from top to bottom; ")
            .Append(MarkdownText.Code(Shell(runbook.InRegion(["groundplan", "run", RunbookBuilder.Project, "--root", $"{runbook.Plan}/{runbook.Root}"], RunbookBuilder.Region)))).Append(" walks through them.\n");
        if (runbook.Region is null)
            output.Append("\nThe plan names no region: put yours for ").Append(MarkdownText.Code(RunbookBuilder.Region)).Append(", the same one in every command.\n");
        AppendSteps(output, "Provisioning", runbook, runbook.Steps);
        AppendSteps(output, "Later", runbook, runbook.Later);
        return output.ToString();
    }

    private static void AppendSteps(StringBuilder output, string heading, Runbook runbook, Items<RunbookStep> steps)
    {
        output.Append("\n## ").Append(heading).Append('\n');
        foreach (var step in steps)
        {
            output.Append("\n- [ ] **").Append(MarkdownText.Escape(step.Title)).Append("** (").Append(MarkdownText.Code(step.Id)).Append(")\n\n  ")
                .Append(MarkdownText.Escape(step.Description)).Append('\n');
            if (runbook.CommandOf(step, RunbookBuilder.Region) is { } command)
                output.Append("\n  ```sh\n  ").Append(Shell(command)).Append("\n  ```\n");
        }
    }

    private static string Shell(IEnumerable<string> command) => string.Join(" ", command.Select(word => word switch
    {
        RunbookBuilder.Project => ".",
        RunbookBuilder.Region => word, // a shell refuses it, where a quoted one would reach AWS
        _ => Quote(word),
    }));

    private static string Quote(string word) =>
        word.Length > 0 && word.All(character => character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or '.' or '/' or ':' or '@' or '=' or '+')
            ? word
            : $"'{MarkdownText.OneLine(word).Replace("'", "'\\''")}'";
}
