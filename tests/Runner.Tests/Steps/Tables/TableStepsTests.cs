using System.Text.Json.Nodes;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Tables;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Tables;

[Collection(TablesCollection.Name)]
public sealed class TableStepsTests(LocalEndpoint endpoint)
{
    [EndpointFact]
    public async Task A_table_that_has_to_be_empty_is_or_is_not()
    {
        using var tables = new TableKit(endpoint.Url);
        var table = await tables.CreateAsync();
        using var step = Step(new RequireEmptyTableExecutor(), $$"""{"table":"{{table}}"}""");
        Assert.Equal(StepState.AlreadySatisfied, (await step.ForecastAsync()).State);
        Assert.Equal($"{table} has no items.", (await step.RunAsync()).Summary);
        await tables.FillAsync(table, 1);
        Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
        Assert.False((await step.VerifyAsync()).Holds);
        Assert.Contains("has to be empty", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task A_table_is_cleared_from_wherever_a_killed_run_left_it()
    {
        using var tables = new TableKit(endpoint.Url);
        var table = await tables.CreateAsync("customer:N order-id:B");
        await tables.PutAsync(table, [.. Enumerable.Range(0, 300).Select(i => $$$"""{"customer":{"N":"{{{i % 7}}}"},"order-id":{"B":"{{{Convert.ToBase64String(BitConverter.GetBytes(i))}}}"}}""")]);
        using var step = new StepKit(new ClearTableExecutor(), endpoint.Url, $$"""{"table":"{{table}}"}""") { Time = new HastyTime() };
        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        step.OnSave = _ => throw new InvalidOperationException("killed");
        await Assert.ThrowsAsync<InvalidOperationException>(() => step.RunAsync());
        step.OnSave = null;
        await step.RunAsync();
        Assert.Empty(await tables.ItemsAsync(table));
        Assert.True((await step.VerifyAsync()).Holds);
        Assert.Equal("0", (await Step(new ClearTableExecutor(), $$"""{"table":"{{table}}"}""").RunAsync()).Outputs!["deletedCount"]!.ToString());
    }

    [EndpointFact]
    public async Task A_table_is_deleted_once_and_its_namesake_is_left_alone()
    {
        using var tables = new TableKit(endpoint.Url);
        var table = await tables.CreateAsync();
        using var step = Step(new DeleteTableExecutor(), $$"""{"table":"{{table}}"}""");
        Assert.False((await step.VerifyAsync()).Holds);
        await step.RunAsync();
        Assert.True((await step.VerifyAsync()).Holds);
        await step.RunAsync();
        using var again = Step(new DeleteTableExecutor(), $$"""{"table":"{{table}}"}""");
        Assert.Equal(StepState.CannotVerifyYet, (await again.ForecastAsync()).State);
        Assert.Contains("nothing was deleted", (await Assert.ThrowsAsync<StepFailure>(() => again.RunAsync())).Message, StringComparison.Ordinal);

        var other = await tables.CreateAsync();
        using var namesake = Step(new DeleteTableExecutor(), $$"""{"table":"{{other}}"}""");
        namesake.Checkpoints.Add(new JsonObject { ["table"] = "arn:other an-id-of-before" });
        Assert.Contains("is left alone", (await Assert.ThrowsAsync<StepFailure>(() => namesake.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Empty(await tables.ItemsAsync(other));
    }

    [EndpointFact]
    public async Task A_backup_is_made_once_verified_and_restored_from()
    {
        using var tables = new TableKit(endpoint.Url);
        var (table, restored) = (await tables.CreateAsync(), $"restored-{Guid.NewGuid():N}");
        await tables.FillAsync(table, 30);
        using var backup = Step(new BackupTableExecutor(), $$"""{"table":"{{table}}","backupName":"before-the-move"}""");
        Assert.Equal(StepState.WouldRun, (await backup.ForecastAsync()).State);
        Assert.False((await backup.VerifyAsync()).Holds);
        // Killed when it was made, and before that was noted.
        backup.OnSave = checkpoint =>
        {
            if (checkpoint.ContainsKey("backup"))
                throw new InvalidOperationException("killed");
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => backup.RunAsync());
        backup.Checkpoints.RemoveAt(1);
        backup.OnSave = null;
        var arn = (await backup.RunAsync()).Outputs!["backupArn"]!.ToString();
        Assert.True((await backup.VerifyAsync()).Holds);
        Assert.Single((await tables.Aws.JsonAsync(TableCalls.ListBackups, new JsonObject { ["TableName"] = table }, CancellationToken.None))["BackupSummaries"]!.AsArray());

        using var restore = Step(new RestoreTableExecutor(), $$"""{"table":"{{restored}}","backupArn":"{{arn}}"}""");
        Assert.Equal(StepState.WouldRun, (await restore.ForecastAsync()).State);
        await restore.RunAsync();
        Assert.Equal(await tables.ItemsAsync(table), await tables.ItemsAsync(restored));
        Assert.True((await restore.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await restore.ForecastAsync()).State);
        await restore.RunAsync();

        using var occupied = Step(new RestoreTableExecutor(), $$"""{"table":"{{table}}","backupArn":"{{arn}}"}""");
        Assert.Equal(StepState.WouldFail, (await occupied.ForecastAsync()).State);
        Assert.Contains("It is left alone", (await Assert.ThrowsAsync<StepFailure>(() => occupied.RunAsync())).Message, StringComparison.Ordinal);

        await tables.Aws.JsonAsync(new AwsWrite(AwsService.DynamoDB, "DeleteBackup"), new JsonObject { ["BackupArn"] = arn }, CancellationToken.None);
        Assert.False((await backup.VerifyAsync()).Holds);
    }

    private StepKit Step(IStepExecutor executor, string arguments) => new(executor, endpoint.Url, arguments);
}
