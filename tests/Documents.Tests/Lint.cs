using System.Diagnostics;
using Xunit.Abstractions;

namespace Groundplan.Documents;

/// <summary>Judges a template with cfn-lint: null when it is not installed, which only a CI run forbids.</summary>
internal static class Lint
{
    public static async Task<string?> RunAsync(string template, ITestOutputHelper output)
    {
        if (Find("cfn-lint") is not { } executable)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "cfn-lint is not on PATH.");
            output.WriteLine("Skipped: cfn-lint is not on PATH.");
            return null;
        }

        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, template);
            using var process = Process.Start(new ProcessStartInfo(executable, ["--format", "parseable", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            return await process.StandardOutput.ReadToEndAsync() + await errors;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(folder => folder.Length > 0)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
