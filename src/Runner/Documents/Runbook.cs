namespace Groundplan.Runner.Documents;

/// <summary><c>runbook.json</c>: the steps that bring a root to life, in order.</summary>
internal sealed record Runbook(int Version, string Stack, IReadOnlyList<RunbookStep> Steps)
{
    private const int SupportedVersion = 1;

    public static Runbook Read(Plan plan, PlanRoot root)
    {
        var runbook = JsonInput.Read<Runbook>(plan.Document(root, DocumentKind.Runbook), "runbook.json");
        DocumentVersion.Require("runbook.json", runbook.Version, SupportedVersion);
        var twice = runbook.Steps.GroupBy(s => s.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? runbook : throw RunnerError.Usage($"runbook.json has two steps '{twice.Key}'. Rebuild the project.");
    }
}

/// <summary>One step.</summary>
/// <param name="Id">Unique in the runbook.</param>
/// <param name="Title">One line.</param>
/// <param name="Kind">What the runner does: see <c>RunCommand</c>.</param>
/// <param name="Description">For the person who approves or acts.</param>
/// <param name="Command">How a person would do the step; shown, never executed.</param>
internal sealed record RunbookStep(string Id, string Title, string Kind, string Description = "", IReadOnlyList<string>? Command = null)
{
    /// <summary>The document that a <c>show</c> step shows; null for the overview.</summary>
    public string? Document => Command?.SkipWhile(word => word != "--document").Skip(1).FirstOrDefault();
}
