using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Databases;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Databases;

/// <summary>The conversation with moto, where it is right: a promotion is not, it leaves the source of a replica set.</summary>
public sealed class DatabaseEndpointTests(LocalEndpoint endpoint) : IClassFixture<LocalEndpoint>
{
    [EndpointFact]
    public async Task A_database_is_backed_up_replicated_restored_and_deleted()
    {
        Assert.Equal(0, (await endpoint.AwsAsync(
            "rds", "create-db-instance", "--db-instance-identifier", "blue", "--engine", "postgres", "--db-instance-class", "db.t4g.medium", "--allocated-storage", "20",
            "--master-username", "orders", "--master-user-password", "not-a-secret", "--backup-retention-period", "7", "--storage-encrypted")).Code);

        await RunAsync(new SnapshotDatabaseExecutor(), """{"instance":"blue","snapshot":"blue-last"}""");
        await RunAsync(new CreateReadReplicaExecutor(), """{"source":"blue","replica":"green"}""");
        await RunAsync(new RestoreDatabaseExecutor(), """{"source":"blue","target":"back","latest":true}""");
        await RunAsync(new DeleteDatabaseExecutor(), """{"instance":"green","finalSnapshot":"green-final"}""");
        await RunAsync(new DeleteDatabaseExecutor(), """{"instance":"blue","skipFinalSnapshot":true,"verifiedSnapshot":"blue-last"}""");

        Assert.Equal("back", (await endpoint.AwsAsync("rds", "describe-db-instances", "--query", "DBInstances[].DBInstanceIdentifier")).Text);
    }

    private async Task RunAsync(IStepExecutor executor, string arguments)
    {
        using var step = new StepKit(executor, endpoint.Url, arguments) { Time = new SteppingTime() };
        var before = await step.ForecastAsync();
        Assert.True(before.State == StepState.WouldRun, $"{executor.Kind}: {before.Reason}");
        await step.RunAsync();
        var after = await step.VerifyAsync();
        Assert.True(after.Holds, $"{executor.Kind}: {after.Detail}");
    }
}
