using System.Text.Json.Nodes;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

public sealed class OutputVerificationTests : IDisposable
{
    private const string Runbook = """{"version":1,"stack":"acme-prod-stack","steps":[{"id":"verify","title":"Verify","kind":"verify-outputs"}]}""";

    private readonly ScriptedCloudFormation _server = new();
    private readonly PlanOnDisk _plan = new();
    private readonly RunnerSession _runner = new();
    private readonly ScriptedStack _stack = new(PlanOnDisk.StackName, "CREATE_COMPLETE");

    public OutputVerificationTests() => _server.Stacks.Add(_stack);

    [Fact]
    public async Task Outputs_with_values_are_verified()
    {
        _stack.Outputs["Url"] = "https://example.com";

        var result = await VerifyAsync(Output("Url"));

        Assert.Equal(0, result.Code);
        Assert.Contains("CREATE_COMPLETE, 1 of 1 outputs have values, no parameters published.", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_and_an_empty_output_fail_by_name()
    {
        _stack.Outputs["Empty"] = "";

        var result = await VerifyAsync(Output("Url"), Output("Empty"));

        Assert.Equal(1, result.Code);
        Assert.Contains("missing: output Url\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("empty: output Empty\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("0 of 2 outputs have values", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_hangs_on_a_condition_may_be_absent_and_is_said_to_be_unverified()
    {
        var result = await VerifyAsync(Output("Url", "IsProd"));

        Assert.Equal(0, result.Code);
        Assert.Contains("unverified: the stack does not show output Url, which hangs on condition IsProd", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_without_outputs_says_so()
        => Assert.Contains("no outputs declared", (await VerifyAsync()).Out, StringComparison.Ordinal);

    public void Dispose()
    {
        _server.Dispose();
        _plan.Dispose();
        _runner.Dispose();
    }

    private static JsonObject Output(string name, string? condition = null) => new() { ["name"] = name, ["condition"] = condition };

    private Task<RunResult> VerifyAsync(params JsonNode[] outputs)
    {
        _plan.Add("Plan", "Acme", PlanOnDisk.StackName, Fixtures.Template("one"), [], [], [], Runbook)["outputs"] = new JsonArray(outputs);
        _plan.Save();
        return _runner.RunAsync("run", _plan.Folder, "--endpoint-url", _server.Url);
    }
}
