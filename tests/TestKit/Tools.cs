namespace Groundplan.TestKit;

/// <summary>Programs on PATH that some tests need. Projects that do not refer to the kit take this file as source.</summary>
public static class Tools
{
    /// <summary>Why a test is skipped; null when the tools are there, and under <c>CI=true</c>, where a missing one fails the test.</summary>
    public static string? ReasonToSkip(params string[] tools)
    {
        var missing = tools.Where(tool => Find(tool) is null).ToList();
        return missing.Count == 0 || Environment.GetEnvironmentVariable("CI") == "true" ? null : $"not on PATH: {string.Join(", ", missing)}";
    }

    /// <summary>The file of a program; null when it is not on PATH.</summary>
    public static string? Find(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Where(folder => folder.Length > 0)
        .SelectMany(folder => new[] { Path.Combine(folder, tool), Path.Combine(folder, tool + ".exe") })
        .FirstOrDefault(File.Exists);
}
