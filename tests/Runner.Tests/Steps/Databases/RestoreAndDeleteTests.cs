using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Databases;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Databases;

public sealed class RestoreAndDeleteTests : IDisposable
{
    private const string WithFinal = """{"instance":"orders-blue","finalSnapshot":"final"}""";
    private const string WithVerified = """{"instance":"orders-blue","skipFinalSnapshot":true,"verifiedSnapshot":"last"}""";

    private readonly ScriptedRds _rds = new();

    [Fact]
    public async Task A_restored_instance_is_placed_as_its_source()
    {
        _rds.Add("orders-blue");
        using var step = Step(new RestoreDatabaseExecutor(), """{"source":"orders-blue","target":"orders-back","time":"2026-02-28T12:00:00+02:00"}""");

        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        await step.RunAsync();
        await step.RunAsync(attempt: 2);

        var call = Assert.Single(_rds.Calls("RestoreDBInstanceToPointInTime"));
        Assert.Equal(("2026-02-28T10:00:00Z", "private", "sg-1", "orders-16"), (call["RestoreTime"], call["DBSubnetGroupName"], call["VpcSecurityGroupIds.VpcSecurityGroupId.1"], call["DBParameterGroupName"]));
        Assert.False(call.ContainsKey("UseLatestRestorableTime"));
        Assert.True((await step.VerifyAsync()).Holds);
    }

    [Theory]
    [InlineData("2026-02-19T23:59:59Z")]
    [InlineData("2026-03-01T11:55:01Z")]
    public async Task A_moment_outside_of_what_is_kept_is_refused_with_the_window(string time)
    {
        _rds.Add("orders-blue");
        using var step = Step(new RestoreDatabaseExecutor(), $$"""{"source":"orders-blue","target":"orders-back","time":"{{time}}"}""");

        Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
        Assert.Contains("from 2026-02-20T00:00:00Z to 2026-03-01T11:55:00Z", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("RestoreDBInstanceToPointInTime", _rds.Actions);
    }

    [Fact]
    public async Task The_latest_moment_needs_backups_and_no_time()
    {
        var source = _rds.Add("orders-blue");
        using var step = Step(new RestoreDatabaseExecutor(), """{"source":"orders-blue","target":"orders-back","latest":true}""");
        source.Retention = 0;
        Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
        source.Retention = 7;

        await step.RunAsync();

        Assert.Equal("true", Assert.Single(_rds.Calls("RestoreDBInstanceToPointInTime"))["UseLatestRestorableTime"]);
    }

    [Fact]
    public async Task A_lost_answer_restores_once_and_a_strangers_instance_is_left_alone()
    {
        _rds.Add("orders-blue");
        _rds.Fault = ("RestoreDBInstanceToPointInTime", "InternalFailure", true);
        using (var step = Step(new RestoreDatabaseExecutor(), """{"source":"orders-blue","target":"orders-back","latest":true}"""))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => step.RunAsync());
            await step.RunAsync();
        }
        Assert.Single(_rds.Calls("RestoreDBInstanceToPointInTime"));

        using var other = Step(new RestoreDatabaseExecutor(), """{"source":"orders-blue","target":"orders-back","latest":true}""");
        Assert.Contains("already", (await Assert.ThrowsAsync<StepFailure>(() => other.RunAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_is_deleted_with_a_final_snapshot()
    {
        _rds.Add("orders-blue");
        using var step = Step(new DeleteDatabaseExecutor(), WithFinal);

        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        Assert.False((await step.VerifyAsync()).Holds);
        await step.RunAsync();
        await step.RunAsync();

        Assert.Empty(_rds.Instances);
        var call = Assert.Single(_rds.Calls("DeleteDBInstance"));
        Assert.Equal(("false", "final", "false"), (call["SkipFinalSnapshot"], call["FinalDBSnapshotIdentifier"], call["DeleteAutomatedBackups"]));
        Assert.True((await step.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await step.ForecastAsync()).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_or_a_lost_answer_deletes_once_and_keeps_the_snapshot(bool after)
    {
        _rds.Add("orders-blue");
        _rds.Fault = ("DeleteDBInstance", "InternalFailure", after);
        using var step = Step(new DeleteDatabaseExecutor(), WithFinal);
        await Assert.ThrowsAnyAsync<Exception>(() => step.RunAsync());

        await step.RunAsync();

        Assert.Empty(_rds.Instances);
        Assert.Single(_rds.Snapshots);
    }

    [Fact]
    public async Task Without_a_final_snapshot_a_verified_one_has_to_be_available()
    {
        var instance = _rds.Add("orders-blue");
        using var step = Step(new DeleteDatabaseExecutor(), WithVerified);

        Assert.Equal(StepState.CannotVerifyYet, (await step.ForecastAsync()).State);
        Assert.Contains("there is no snapshot last", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        _rds.Snapshots.Add(new ScriptedRds.Snapshot("last", instance) { Status = "available", ResourceId = "db-OTHER" });
        Assert.Contains("earlier instance", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        _rds.Snapshots[0].ResourceId = instance.ResourceId;
        _rds.Snapshots[0].Encrypted = false;
        Assert.Contains("not encrypted", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("DeleteDBInstance", _rds.Actions);
        _rds.Snapshots[0].Encrypted = true;

        await step.RunAsync();

        Assert.Equal("true", Assert.Single(_rds.Calls("DeleteDBInstance"))["SkipFinalSnapshot"]);
    }

    [Fact]
    public async Task Deletion_protection_is_respected_unless_the_step_says_otherwise()
    {
        var instance = _rds.Add("orders-blue", i => i.Protected = true);
        using (var step = Step(new DeleteDatabaseExecutor(), WithFinal))
        {
            Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
            Assert.Contains("deletion protection", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        }
        Assert.True(instance.Protected);

        using var forced = Step(new DeleteDatabaseExecutor(), """{"instance":"orders-blue","finalSnapshot":"final","unprotect":true}""");
        await forced.RunAsync();
        Assert.Empty(_rds.Instances);
    }

    [Fact]
    public async Task A_source_of_replicas_is_not_deleted()
    {
        _rds.Add("orders-blue", i => i.Replicas.Add("orders-green"));
        using var step = Step(new DeleteDatabaseExecutor(), WithFinal);

        Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
        Assert.Contains("still the source of orders-green", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_that_was_made_anew_since_is_left_alone()
    {
        _rds.Add("orders-blue");
        using var step = Step(new DeleteDatabaseExecutor(), WithFinal);
        await step.RunAsync();
        _rds.Add("orders-blue");

        Assert.Contains("is not the one", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Single(_rds.Instances);
    }

    [Fact]
    public async Task A_name_that_no_instance_ever_had_is_a_failure()
    {
        using var step = Step(new DeleteDatabaseExecutor(), WithFinal);

        Assert.Contains("there is no snapshot final", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        Assert.False((await step.VerifyAsync()).Holds);
    }

    [Theory]
    [InlineData("""{"instance":"a"}""", "finalSnapshot")]
    [InlineData("""{"instance":"a","skipFinalSnapshot":true}""", "verifiedSnapshot is missing")]
    [InlineData("""{"instance":"a","finalSnapshot":"b","skipFinalSnapshot":true,"verifiedSnapshot":"c"}""", "not both")]
    public async Task A_deletion_without_any_snapshot_cannot_be_asked_for(string arguments, string said)
    {
        using var step = Step(new DeleteDatabaseExecutor(), arguments);

        Assert.Contains(said, (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Empty(_rds.Actions);
    }

    public void Dispose() => _rds.Dispose();

    private StepKit Step(IStepExecutor executor, string arguments) => new(executor, _rds.Url, arguments) { Time = new SteppingTime() };
}
