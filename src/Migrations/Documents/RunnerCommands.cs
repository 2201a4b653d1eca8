namespace Groundplan.Migrations.Documents;

/// <summary>The runner's commands for a migration, with its root filled in.</summary>
internal static class RunnerCommands
{
    public const string Project = "<project>";

    /// <summary>A command as a line for a shell.</summary>
    public static string Line(MigrationFacts facts, string command, params string[] options) =>
        ShellText.Line(["groundplan", command, Project, "--root", $"{facts.Root.Plan}/{facts.Root.Name}", .. options]);
}
