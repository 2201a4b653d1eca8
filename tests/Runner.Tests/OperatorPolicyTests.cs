using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

/// <summary>Whether a sample's operator policy allows what the runner asks CloudFormation.</summary>
public sealed class OperatorPolicyTests : IDisposable
{
    private const string Sample = "GlobalBank.DemandSandbox";

    private readonly ScriptedCloudFormation _server = new();
    private readonly PlanOnDisk _plan = new();
    private readonly RunnerSession _runner = new();
    private readonly string _stack;

    public OperatorPolicyTests()
    {
        var manifest = JsonNode.Parse(Verified("DocumentTests.Document_is_as_verified_GlobalBank.manifest.verified.json"))!;
        var root = manifest["roots"]!.AsArray().Single(r => $"{r!["plan"]}.{r["root"]}" == Sample)!;
        _stack = root["stack"]!["name"]!.GetValue<string>();
        _plan.Add("Plan", "Acme", _stack, Fixtures.Template("one"), [], [.. root["publishes"]!.AsArray().Select(path => path!.GetValue<string>())], []);
        _plan.Save();
        _server.Stacks.Add(new ScriptedStack("somebody-elses", "CREATE_COMPLETE"));
    }

    [Theory]
    [InlineData("deploy", false)]
    [InlineData("test-deploy", false)]
    [InlineData("diff", true)]
    [InlineData("drift", true)]
    [InlineData("status", true)]
    [InlineData("delete", true)]
    public async Task Every_call_of_a_command_is_allowed(string command, bool deployed)
    {
        if (deployed)
            _server.Stacks.Add(new ScriptedStack(_stack, "CREATE_COMPLETE") { Exports = { ["Url"] = "url" } });

        var result = await _runner.RunAsync([command, _plan.Folder, "--endpoint-url", _server.Url, .. command is "drift" or "status" or "diff" ? (string[])[] : ["--yes"]]);

        Assert.True(result.Code == 0, result.All);
        var calls = _server.Calls.Where(call => call.Action != "GetCallerIdentity").Select(call => ($"cloudformation:{call.Action}", ResourceOf(call))).Distinct().ToList();
        Assert.NotEmpty(calls);
        Assert.DoesNotContain(calls, call => !IsAllowed(call.Item1, call.Item2));
    }

    public void Dispose()
    {
        _server.Dispose();
        _plan.Dispose();
        _runner.Dispose();
    }

    // As IAM sees a call: the stack that it names, by name or ARN, or no resource.
    private static string ResourceOf(ScriptedCall call) => call.Form.GetValueOrDefault("StackName") switch
    {
        null => "*",
        ['a', 'r', 'n', ':', ..] arn => arn,
        var name => $"arn:aws:cloudformation:us-west-2:123456789012:stack/{name}/id",
    };

    private static bool IsAllowed(string action, string resource) => JsonNode.Parse(Verified($"DocumentTests.Document_is_as_verified_{Sample}.operator-policy.verified.json"))!["Statement"]!.AsArray()
        .Any(statement => Any(statement!["Action"]!, action) && Any(statement["Resource"]!, resource));

    private static bool Any(JsonNode patterns, string text) => patterns.AsArray()
        .Any(pattern => Regex.IsMatch(text, $"^{Regex.Escape(pattern!.GetValue<string>()).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}$"));

    private static string Verified(string name, [CallerFilePath] string test = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(test)!, "..", "Samples.Tests", name));
}
