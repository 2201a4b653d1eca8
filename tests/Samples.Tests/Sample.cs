using System.Runtime.CompilerServices;
using Groundplan.Build;

namespace Groundplan.Samples.Tests;

/// <summary>The sample under test: its folder, and the documents that its assembly carries.</summary>
internal static class Sample
{
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static string Folder { get; } = Path.Combine(Repository, "samples", "GlobalBank");

    public static IReadOnlyDictionary<string, string> Carried { get; } = AssemblyDocuments.Read(typeof(GlobalBank).Assembly.Location)
        .ToDictionary(document => document.Path, document => System.Text.Encoding.UTF8.GetString(document.Content), StringComparer.Ordinal);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
