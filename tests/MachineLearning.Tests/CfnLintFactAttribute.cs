namespace Groundplan.MachineLearning;

/// <summary>A fact that needs cfn-lint on PATH: skipped without it, unless <c>CI=true</c>, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CfnLintFactAttribute : FactAttribute
{
    public CfnLintFactAttribute()
    {
        if (Executable is null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "cfn-lint is not on PATH: pip install cfn-lint.";
    }

    public static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, "cfn-lint"), Path.Combine(folder, "cfn-lint.exe") })
        .FirstOrDefault(File.Exists);
}
