using Microsoft.CodeAnalysis.Diagnostics;

namespace Groundplan.Generators.Emission;

/// <summary>What the build says to the generator.</summary>
/// <param name="ProjectDirectory">The project's folder, or null.</param>
/// <param name="Skip">The document kinds to leave out, separated by semicolons or commas.</param>
internal sealed record BuildOptions(string? ProjectDirectory, string Skip)
{
    public static BuildOptions From(AnalyzerConfigOptions options) => new(
        options.TryGetValue("build_property.ProjectDir", out var folder) ? folder : null,
        options.TryGetValue("build_property.GroundplanSkip", out var skip) ? skip : "");

    public ISet<string> SkippedKinds() =>
        new HashSet<string>(Skip.Split(';', ',').Select(kind => kind.Trim()).Where(kind => kind.Length > 0), StringComparer.Ordinal);
}
