using Groundplan.Runner.Aws;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>Where a run keeps its journal when nobody says otherwise: beside the project, out of version control.</summary>
internal static class StateLocation
{
    private const string FolderName = ".groundplan";

    public static string Of(string? asked, Plan plan, MigrationRunbook runbook)
        => asked ?? Path.Combine([plan.Folder.Home, FolderName, Name(runbook.Plan), Name(runbook.Root), .. runbook.Environment is { } environment ? [Name(environment)] : Array.Empty<string>()]);

    /// <summary>The store, for commands that only read the journal: credentials are asked for only where it is in S3.</summary>
    public static IStateStore Open(Invocation invocation, string? asked, Plan plan, MigrationRunbook runbook)
        => StateStores.Open(Of(asked, plan, runbook), new StateSettings(invocation.Host.Time, new Redaction()), () => AwsSessions.Open(invocation.Target, runbook.Region));

    /// <summary>Keeps the default folder out of version control.</summary>
    public static void Prepare(string location)
    {
        if (location.StartsWith(S3Place.Scheme, StringComparison.Ordinal))
            return;
        for (var folder = new DirectoryInfo(location); folder is not null; folder = folder.Parent)
        {
            if (folder.Name != FolderName)
                continue;
            var ignore = Path.Combine(folder.FullName, ".gitignore");
            if (!File.Exists(ignore))
            {
                folder.Create();
                File.WriteAllText(ignore, "*\n");
            }
            return;
        }
    }

    private static string Name(string text)
        => text.Any(c => char.IsAsciiLetterOrDigit(c)) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? text
            : throw RunnerError.Usage($"'{text}' cannot be the name of a folder: name the place of the journal with --state.");
}
