namespace Groundplan.Runner.Documents;

/// <summary>Where a plan is: the project that builds it, if any, and the folder of its documents.</summary>
internal sealed record PlanFolder(string? Project, string Documents)
{
    /// <summary>Where documents are below the project's folder, as commands of the runbook spell it.</summary>
    public const string Default = "artifacts/plan/";

    private const string ManifestName = "manifest.json";

    /// <summary>The project's folder; without a project the folder that holds <see cref="Default"/>, or that of the documents.</summary>
    public string Home => Project is not null
        ? Path.GetDirectoryName(Project)!
        : Path.TrimEndingDirectorySeparator(Documents) is var documents && documents.Replace('\\', '/').EndsWith("/" + Default.TrimEnd('/'), StringComparison.Ordinal)
            ? Path.GetDirectoryName(Path.GetDirectoryName(documents))!
            : documents;

    public string ManifestPath => Path.Combine(Documents, ManifestName);

    /// <summary>Accepts a project file, a project folder, a folder with <c>artifacts/plan</c>, or the plan folder itself.</summary>
    public static PlanFolder Find(string path)
    {
        if (File.Exists(path))
            return path.EndsWith("proj", StringComparison.Ordinal)
                ? new PlanFolder(Path.GetFullPath(path), PlanOf(Path.GetDirectoryName(Path.GetFullPath(path))!))
                : throw RunnerError.Usage($"'{path}' is a file, but not a project. Give a project or its folder.");
        if (!Directory.Exists(path))
            throw RunnerError.Usage(path.StartsWith("--", StringComparison.Ordinal)
                ? $"There is no option {path}, nor a project of that name. --help lists the options of a command."
                : $"'{path}' does not exist. Give a project or its folder.");
        var folder = Path.GetFullPath(path);
        var projects = Directory.GetFiles(folder, "*.csproj");
        return projects.Length switch
        {
            1 => new PlanFolder(projects[0], PlanOf(folder)),
            > 1 => throw RunnerError.Usage($"'{path}' holds {projects.Length} projects: give one of {string.Join(", ", projects.Select(Path.GetFileName).Order(StringComparer.Ordinal))}."),
            _ when File.Exists(Path.Combine(PlanOf(folder), ManifestName)) => new PlanFolder(null, PlanOf(folder)),
            _ when File.Exists(Path.Combine(folder, ManifestName)) => new PlanFolder(null, folder),
            _ => throw RunnerError.Usage($"'{path}' holds neither a project nor artifacts/plan/manifest.json."),
        };
    }

    private static string PlanOf(string folder) => Path.Combine(folder, "artifacts", "plan");
}
