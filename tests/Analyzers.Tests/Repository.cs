using System.Runtime.CompilerServices;

namespace Groundplan.Analyzers.Tests;

/// <summary>Files of the repository that tests hold against the code.</summary>
internal static class Repository
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static IReadOnlyDictionary<string, RulePage> RulePages { get; } = Directory.GetFiles(Path.Combine(Folder, "docs", "rules"), "GP*.md")
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => RulePage.Parse(File.ReadAllText(file)), StringComparer.Ordinal);

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Folder, .. path]));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
