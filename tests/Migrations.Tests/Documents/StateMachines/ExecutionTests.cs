using Groundplan.Migrations.Documents.Kit;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>The samples' state machines, executed: each with an endpoint of its own, in which the stacks stand that are there before.</summary>
public sealed class ExecutionTests
{
    public static TheoryData<string> Samples => SamplePlans.Migrations();

    [EndpointTheory]
    [MemberData(nameof(Samples))]
    public async Task A_samples_state_machine_runs_to_success(string migration)
    {
        await using var account = await Account.BeforeAsync(SamplePlans.Migration(migration));
        var execution = await account.RunAsync(refused: null);
        Assert.True(execution.Status == "SUCCEEDED", $"{execution.Status} {execution.Error} after {string.Join(" → ", execution.States)}\n{string.Join('\n', execution.Failures)}");
        Assert.Equal("Done", execution.States[^1]);
        foreach (var stack in account.Deployed)
            Assert.Contains(stack, await account.StacksAsync());
        foreach (var stack in account.Deleted)
            Assert.DoesNotContain(stack, await account.StacksAsync());
        foreach (var backup in account.Backups)
            Assert.Contains(backup, await account.BackupsAsync());
    }

    [EndpointTheory]
    [MemberData(nameof(Samples))]
    public async Task A_refusal_before_the_point_of_no_return_undoes_what_is_done_in_reverse_order(string migration)
    {
        var root = SamplePlans.Migration(migration);
        await using var account = await Account.BeforeAsync(root);
        var refused = account.LastAskedBefore(root.Migration.PointOfNoReturn!);
        var execution = await account.RunAsync(refused.Step.Id);
        Assert.Equal(("FAILED", "MigrationUndone"), (execution.Status, execution.Error));
        var undone = root.Graph.Nodes
            .Where(node => node.Index < refused.Index && root.Graph.IsBefore(node, refused) && node.Step.Compensation is not null)
            .Select(node => node.Step.Compensation!.Id)
            .Reverse();
        Assert.Equal(undone, execution.States.Where(state => undone.Contains(state)));
        foreach (var stack in account.Deployed)
            Assert.DoesNotContain(stack, await account.StacksAsync());
        foreach (var stack in account.Deleted)
            Assert.Contains(stack, await account.StacksAsync());
    }
}
