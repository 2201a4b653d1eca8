using System.Diagnostics;
using Groundplan.TestKit;
using Xunit.Abstractions;

namespace Groundplan.Documents;

/// <summary>Judges a template with cfn-lint: null when it is not installed, which only a CI run forbids.</summary>
internal static class Lint
{
    public static async Task<string?> RunAsync(string template, ITestOutputHelper output)
    {
        if (Tools.Find("cfn-lint") is not { } executable)
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
}
