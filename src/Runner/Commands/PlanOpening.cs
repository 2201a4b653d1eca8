using Groundplan.Runner.Documents;

namespace Groundplan.Runner.Commands;

/// <summary>From the path the user gave to the plan.</summary>
internal static class PlanOpening
{
    /// <summary>Builds, unless told not to, and reads the manifest.</summary>
    /// <exception cref="RunnerError">The build failed; its findings are printed.</exception>
    public static async Task<Plan> OpenAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var folder = PlanFolder.Find(invocation.Path);
        var previous = invocation.Previous;
        if (folder.Project is not null && !invocation.NoBuild)
        {
            previous = Before(folder);
            var findings = await ProjectBuild.RunAsync(invocation, folder.Project, cancellationToken);
            if (findings.Count > 0)
            {
                FindingList.Print(invocation.Printer, findings);
                throw RunnerError.Failed("The build failed; the documents are those of the last good one.");
            }
        }
        return Plan.Read(folder) with { Previous = previous };
    }

    private static Manifest? Before(PlanFolder folder)
    {
        try
        {
            return File.Exists(folder.ManifestPath) ? Plan.Read(folder).Manifest : null;
        }
        catch (RunnerError)
        {
            return null; // the build writes it anew, or says what is wrong with it
        }
    }
}
