using System.Diagnostics;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

public sealed class CredentialsTests
{
    [Fact]
    public async Task Without_credentials_one_line_says_what_to_do()
    {
        using var plan = PlanOnDisk.Acme();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Groundplan.Runner.dll"), "status", plan.Folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(plan.Folder, "credentials");
        start.Environment["AWS_CONFIG_FILE"] = Path.Combine(plan.Folder, "config");
        start.Environment["HOME"] = plan.Folder;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal((2, ""), (process.ExitCode, await output));
        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: No AWS credentials. Log in", line, StringComparison.Ordinal);
        Assert.InRange(line.Length, 1, 240);
    }
}
