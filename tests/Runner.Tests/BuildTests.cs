using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

public sealed class BuildTests : IDisposable
{
    private readonly PlanOnDisk _plan = PlanOnDisk.Acme();
    private readonly RunnerSession _runner = new();

    [Fact]
    public async Task A_project_that_does_not_build_gives_its_findings_and_exit_1()
    {
        WriteProject("class Broken { int X => \"text\"; }");

        var result = await _runner.RunAsync("check", _plan.Folder);

        Assert.Equal(1, result.Code);
        Assert.Matches(@"Code\.cs\(1,25\): error CS0029: ", result.Out);
        Assert.Contains("The build failed", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_builds_is_checked_by_its_manifest()
    {
        WriteProject("class Fine;");

        var result = await _runner.RunAsync("check", Path.Combine(_plan.Folder, "P.csproj"));

        Assert.Equal((0, "roots: 1, errors: 0, warnings: 0.\n"), (result.Code, result.Out));
    }

    [Fact]
    public async Task No_build_takes_the_documents_as_they_are()
    {
        WriteProject("class Broken {");

        Assert.Equal(0, (await _runner.RunAsync("check", _plan.Folder, "--no-build")).Code);
    }

    [Fact]
    public async Task An_error_among_the_findings_is_exit_1_and_a_warning_is_not()
    {
        using var plan = new PlanOnDisk();
        var finding = new System.Text.Json.Nodes.JsonObject { ["id"] = "GP1005", ["severity"] = "warning", ["message"] = "long", ["file"] = "Plan.cs", ["line"] = 12, ["column"] = 9 };
        plan.AddAcme()["findings"] = new System.Text.Json.Nodes.JsonArray(finding);
        plan.Save();
        var warned = await _runner.RunAsync("check", plan.Folder);
        finding["severity"] = "error";
        plan.Save();
        var failed = await _runner.RunAsync("check", plan.Folder);

        Assert.Equal((0, 1), (warned.Code, failed.Code));
        Assert.Contains("Plan.cs(12,9): error GP1005: long", failed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_stand_in_the_order_of_the_source_and_lines_are_numbers()
    {
        using var plan = new PlanOnDisk();
        plan.AddAcme()["findings"] = new System.Text.Json.Nodes.JsonArray(Finding("GP2", "A.cs", 100, 1), Finding("GP1", null, null, null), Finding("GP10", "B.cs", 1, 1), Finding("GP9", "A.cs", 9, 30), Finding("GP9", "A.cs", 9, 4));
        plan.Save();

        var result = await _runner.RunAsync("check", plan.Folder);

        Assert.Equal(
            ["A.cs(9,4): warning GP9: m", "A.cs(9,30): warning GP9: m", "A.cs(100,1): warning GP2: m", "B.cs(1,1): warning GP10: m", "warning GP1: m"],
            result.Out.Split('\n')[..5]);

        static System.Text.Json.Nodes.JsonObject Finding(string id, string? file, int? line, int? column)
            => new() { ["id"] = id, ["severity"] = "warning", ["message"] = "m", ["file"] = file, ["line"] = line, ["column"] = column };
    }

    public void Dispose()
    {
        _plan.Dispose();
        _runner.Dispose();
    }

    private void WriteProject(string code)
    {
        File.WriteAllText(Path.Combine(_plan.Folder, "P.csproj"), """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        File.WriteAllText(Path.Combine(_plan.Folder, "Code.cs"), code);
    }
}
