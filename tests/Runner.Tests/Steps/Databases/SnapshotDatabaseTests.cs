using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Databases;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Databases;

public sealed class SnapshotDatabaseTests : IDisposable
{
    private readonly ScriptedRds _rds = new();

    [Fact]
    public async Task A_snapshot_is_awaited_and_verified()
    {
        var instance = _rds.Add("orders-blue");
        using var step = Step();

        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        Assert.False((await step.VerifyAsync()).Holds);
        var outcome = await step.RunAsync();

        Assert.Equal(("arn:aws:rds:us-west-2:123456789012:snapshot:last", instance.ResourceId), ((string?)outcome.Outputs!["snapshotArn"], (string?)outcome.Outputs!["resourceId"]));
        Assert.Equal(("Tag", "orders"), ("Tag", Assert.Single(_rds.Calls("CreateDBSnapshot"))["Tags.Tag.1.Value"]));
        Assert.Contains(new StepProgress(30, 100, "percent"), step.Progress);
        Assert.True((await step.VerifyAsync()).Holds);
        _rds.Instances.Clear();
        Assert.True((await step.VerifyAsync()).Holds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_or_a_lost_answer_takes_no_second_snapshot(bool after)
    {
        _rds.Add("orders-blue");
        _rds.Fault = ("CreateDBSnapshot", "InternalFailure", after);
        using var step = Step();
        await Assert.ThrowsAnyAsync<Exception>(() => step.RunAsync());

        await step.RunAsync();

        Assert.Equal("available", Assert.Single(_rds.Snapshots).Status);
    }

    [Fact]
    public async Task A_snapshot_of_another_day_is_no_backup_of_this_one()
    {
        _rds.Snapshots.Add(new ScriptedRds.Snapshot("last", _rds.Add("orders-blue")) { Status = "available" });
        using var step = Step();

        Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
        Assert.Contains("already", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CreateDBSnapshot", _rds.Actions);
    }

    [Fact]
    public async Task A_failed_snapshot_is_replaced_by_the_next_attempt()
    {
        _rds.Add("orders-blue");
        _rds.SnapshotEnd = "failed";
        using var step = Step();
        Assert.Contains("failed", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        _rds.SnapshotEnd = "available";

        await step.RunAsync(attempt: 2);

        Assert.Equal("available", Assert.Single(_rds.Snapshots).Status);
    }

    [Fact]
    public async Task A_snapshot_that_lost_the_encryption_or_is_of_an_earlier_instance_does_not_verify()
    {
        var instance = _rds.Add("orders-blue");
        using var step = Step();
        await step.RunAsync();
        var snapshot = Assert.Single(_rds.Snapshots);

        snapshot.Encrypted = false;
        Assert.Contains("not encrypted", (await step.VerifyAsync()).Detail, StringComparison.Ordinal);
        (snapshot.Encrypted, snapshot.ResourceId) = (true, "db-OTHER");
        Assert.Contains("earlier instance", (await step.VerifyAsync()).Detail, StringComparison.Ordinal);
        snapshot.ResourceId = instance.ResourceId;
        Assert.True((await step.VerifyAsync()).Holds);
    }

    public void Dispose() => _rds.Dispose();

    private StepKit Step() => new(new SnapshotDatabaseExecutor(), _rds.Url, """{"instance":"orders-blue","snapshot":"last","tags":{"owner":"orders"}}""") { Time = new SteppingTime() };
}
