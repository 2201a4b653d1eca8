namespace Groundplan.Runner.Steps.General;

/// <summary>Where a program is.</summary>
internal static class Programs
{
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat", ""] : [""];

    /// <summary>The path of a program on PATH, or, when its name has a slash, from a folder; null when there is none.</summary>
    public static string? Find(string program, string folder)
    {
        var places = program.Contains('/', StringComparison.Ordinal) || Path.IsPathRooted(program)
            ? [Path.Combine(folder, program)]
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(p => Path.Combine(p, program));
        return places.SelectMany(p => Endings.Select(e => p + e)).FirstOrDefault(File.Exists);
    }
}
