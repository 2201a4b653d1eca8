using System.Diagnostics;

namespace Groundplan.Samples.Tests;

/// <summary>The runner as a user starts it.</summary>
internal static class RunnerProcess
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Groundplan.Runner.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
