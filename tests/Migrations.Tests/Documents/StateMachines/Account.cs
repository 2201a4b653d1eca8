using System.Text.Json;
using System.Text.RegularExpressions;
using Groundplan.Migrations.Documents.Kit;
using Groundplan.Migrations.Graph;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>A local endpoint in which a migration's stacks stand that no step of it deploys.</summary>
internal sealed partial class Account : IAsyncDisposable
{
    private readonly LocalEndpoint _server = new();
    private readonly MigrationRoot _root;
    private EndpointCalls _calls = null!;

    private Account(MigrationRoot root) => _root = root;

    /// <summary>The stacks that the migration deploys, and does not delete again.</summary>
    public IReadOnlyList<string> Deployed => [.. Steps<DeployStack>().Select(step => step.Stack.StackName!).Except(Deleted)];

    /// <summary>The stacks that it deletes.</summary>
    public IReadOnlyList<string> Deleted => [.. Steps<DeleteStack>().Select(step => step.Stack.StackName!)];

    /// <summary>The backups that it takes.</summary>
    public IReadOnlyList<string> Backups => [.. Steps<BackupTable>().Select(step => step.BackupName)];

    public static async Task<Account> BeforeAsync(MigrationRoot root)
    {
        var account = new Account(root);
        await account._server.InitializeAsync();
        account._calls = new(account._server.Url);
        var made = account.Steps<DeployStack>().Select(step => step.Stack.StackName).ToHashSet(StringComparer.Ordinal);
        foreach (var stack in SamplePlans.Roots.OfType<StackRoot>().Where(stack => root.Migration.Stacks.Any(each => each.StackName == stack.Content.Stack.StackName)))
        {
            if (!made.Contains(stack.Content.Stack.StackName))
            {
                await account._calls.QueryAsync(
                    "cloudformation",
                    [
                        ("Action", "CreateStack"),
                        ("Version", "2010-05-15"),
                        ("StackName", stack.Content.Stack.StackName!),
                        .. SamplePlans.Capabilities(stack).Select((capability, index) => ($"Capabilities.member.{index + 1}", capability)),
                        ("TemplateBody", SamplePlans.Documents[$"{stack.Plan}/{stack.Name}/template.yaml"]),
                    ]);
            }
        }

        foreach (var stack in await account.StacksAsync())
            Assert.Contains("CREATE_COMPLETE", await account._calls.QueryAsync("cloudformation", ("Action", "DescribeStacks"), ("Version", "2010-05-15"), ("StackName", stack)), StringComparison.Ordinal);
        return account;
    }

    /// <summary>The last step before another that somebody outside of the machine does.</summary>
    public StepNode LastAskedBefore(Step end)
    {
        using var machine = JsonDocument.Parse(Machine);
        var asked = machine.RootElement.GetProperty("States").EnumerateObject()
            .Where(state => state.Value.TryGetProperty("Resource", out var resource) && resource.GetString() == TokenStates.Resource)
            .Select(state => state.Name)
            .ToHashSet(StringComparer.Ordinal);
        return _root.Graph.Nodes.TakeWhile(node => node.Step.Id != end.Id).Last(node => asked.Contains(node.Step.Id));
    }

    public Task<Execution> RunAsync(string? refused) =>
        Execution.RunAsync(_calls, _server.Url, Machine, SamplePlans.Documents, refused);

    public async Task<IReadOnlyList<string>> StacksAsync() =>
        [.. StackNames().Matches(await _calls.QueryAsync("cloudformation", ("Action", "DescribeStacks"), ("Version", "2010-05-15"))).Select(match => match.Groups[1].Value)];

    public async Task<IReadOnlyList<string>> BackupsAsync() =>
        [.. (await _calls.JsonAsync("dynamodb", "DynamoDB_20120810.ListBackups", new { })).GetProperty("BackupSummaries").EnumerateArray().Select(backup => backup.GetProperty("BackupName").GetString()!)];

    public async ValueTask DisposeAsync()
    {
        _calls?.Dispose();
        await _server.DisposeAsync();
    }

    private string Machine => SamplePlans.Documents[$"{_root.Plan}/{_root.Name}/runbook.asl.json"];

    private IEnumerable<T> Steps<T>()
        where T : Step => _root.Graph.Nodes.Select(node => node.Step).OfType<T>();

    [GeneratedRegex("<StackName>([^<]*)</StackName>")]
    private static partial Regex StackNames();
}
