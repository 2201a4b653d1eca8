using System.Diagnostics;
using System.Text.RegularExpressions;
using Groundplan.Runner.Documents;

namespace Groundplan.Runner.Commands;

/// <summary>Builds the project, which writes its documents.</summary>
internal static partial class ProjectBuild
{
    /// <summary>The findings of a failed build; empty after a good one.</summary>
    public static async Task<IReadOnlyList<Finding>> RunAsync(Invocation invocation, string project, CancellationToken cancellationToken)
    {
        var output = await invocation.Printer.BusyAsync($"Building {Path.GetFileName(project)}", () => BuildAsync(project, cancellationToken));
        if (output is null)
            return [];
        var folder = Path.GetDirectoryName(project)!;
        var findings = DiagnosticLine().Matches(output).Select(m => ToFinding(m, folder)).Distinct().ToList();
        return findings.Any(f => f.IsError) ? findings : [.. findings, new Finding("BUILD", "error", FirstLine(output))];
    }

    private static async Task<string?> BuildAsync(string project, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "build", project, "-v", "q", "-nologo", "-nodeReuse:false", "-tl:off" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en" },
        };
        using var process = Process.Start(start)!;
        try
        {
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? null : output + await error;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Finding ToFinding(Match match, string folder) => new(
        match.Groups["id"].Value,
        match.Groups["severity"].Value,
        match.Groups["message"].Value.Trim(),
        Path.GetRelativePath(folder, Path.GetFullPath(match.Groups["file"].Value.Trim(), folder)),
        Number(match.Groups["line"]),
        Number(match.Groups["column"]));

    private static int? Number(Group group) => int.TryParse(group.Value, out var number) ? number : null;

    private static string FirstLine(string output) => output.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0) ?? "the build failed and said nothing";

    [GeneratedRegex(@"^(?<file>[^\r\n(:]+(?::\\[^\r\n(:]+)?)(?:\((?<line>\d+),(?<column>\d+)[^)]*\))?\s?: (?<severity>error|warning) (?<id>[A-Z]+\d+): (?<message>.*?)(?: \[[^\]\r\n]+\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex DiagnosticLine();
}
