using System.Diagnostics;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

public sealed class CredentialsTests
{
    [Fact]
    public async Task Without_credentials_one_line_says_what_to_do()
    {
        using var plan = PlanOnDisk.Acme();

        var (code, output, error) = await StatusAsync(plan, []);

        Assert.Equal((2, ""), (code, output));
        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: No AWS credentials. Log in", line, StringComparison.Ordinal);
        Assert.InRange(line.Length, 1, 240);
    }

    [Theory]
    [InlineData("", "eu-west-1", "eu-west-1")]
    [InlineData("eu-north-1", "eu-west-1", "eu-north-1")]
    public async Task Without_a_region_in_the_plan_the_environment_names_it(string region, string defaultRegion, string used)
    {
        using var server = new ScriptedCloudFormation();
        using var plan = new PlanOnDisk();
        plan.AddAcme()["stack"]!["region"] = null;
        plan.Save();

        await StatusAsync(plan, [("AWS_REGION", region), ("AWS_DEFAULT_REGION", defaultRegion), ("AWS_ENDPOINT_URL", server.Url)]);

        Assert.NotEmpty(server.Calls);
        Assert.All(server.Calls, call => Assert.Contains($"/{used}/", call.Authorization, StringComparison.Ordinal));
    }

    private static async Task<(int Code, string Out, string Error)> StatusAsync(PlanOnDisk plan, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Groundplan.Runner.dll"), "status", plan.Folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(plan.Folder, "credentials");
        start.Environment["AWS_CONFIG_FILE"] = Path.Combine(plan.Folder, "config");
        start.Environment["HOME"] = plan.Folder;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, error);
    }
}
