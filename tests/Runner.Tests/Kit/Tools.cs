namespace Groundplan.Runner.Tests.Kit;

/// <summary>Programs that some tests need.</summary>
internal static class Tools
{
    /// <summary>Why a test is skipped; null when the tools are there, and under CI, where a missing one fails the test.</summary>
    public static string? ReasonToSkip(params string[] tools)
    {
        var missing = tools.Where(t => !IsOnPath(t)).ToList();
        return missing.Count == 0 || Environment.GetEnvironmentVariable("CI") == "true" ? null : $"not on PATH: {string.Join(", ", missing)}";
    }

    private static bool IsOnPath(string tool)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, tool)));
}

/// <summary>A test against the local endpoint.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EndpointFactAttribute : FactAttribute
{
    public EndpointFactAttribute() => Skip = Tools.ReasonToSkip("python3", "moto_server", "aws");
}
