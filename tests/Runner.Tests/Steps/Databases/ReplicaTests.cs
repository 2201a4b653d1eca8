using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Databases;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Databases;

public sealed class ReplicaTests : IDisposable
{
    private const string Create = """{"source":"orders-blue","replica":"orders-green","class":"db.r7g.large","securityGroups":["sg-7"]}""";
    private const string Promote = """{"replica":"orders-green","backupRetentionDays":7}""";

    private readonly ScriptedRds _rds = new();

    [Fact]
    public async Task A_replica_is_made_once_and_awaited()
    {
        _rds.Add("orders-blue");
        using var step = Step(new CreateReadReplicaExecutor(), Create);

        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        var outcome = await step.RunAsync();
        await step.RunAsync(attempt: 2);

        Assert.Equal(("orders-green.example.com", 5432L), ((string?)outcome.Outputs!["address"], (long?)outcome.Outputs["port"]));
        var call = Assert.Single(_rds.Calls("CreateDBInstanceReadReplica"));
        Assert.Equal(("db.r7g.large", "sg-7", "false"), (call["DBInstanceClass"], call["VpcSecurityGroupIds.VpcSecurityGroupId.1"], call["PubliclyAccessible"]));
        Assert.True((await step.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await step.ForecastAsync()).State);
    }

    [Fact]
    public async Task A_lost_answer_makes_no_second_replica()
    {
        _rds.Add("orders-blue");
        _rds.Fault = ("CreateDBInstanceReadReplica", "InternalFailure", true);
        using var step = Step(new CreateReadReplicaExecutor(), Create);
        await Assert.ThrowsAnyAsync<Exception>(() => step.RunAsync());

        await step.RunAsync();

        Assert.Single(_rds.Calls("CreateDBInstanceReadReplica"));
    }

    [Fact]
    public async Task An_instance_with_the_replicas_name_is_left_alone()
    {
        _rds.Add("orders-blue");
        _rds.Add("orders-green");
        using var step = Step(new CreateReadReplicaExecutor(), Create);

        Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
        await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());
        Assert.DoesNotContain("CreateDBInstanceReadReplica", _rds.Actions);
        Assert.False((await step.VerifyAsync()).Holds);
    }

    [Fact]
    public async Task A_source_without_backups_has_no_replica()
    {
        _rds.Add("orders-blue", i => i.Retention = 0);
        using var step = Step(new CreateReadReplicaExecutor(), Create);

        Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
        Assert.Contains("backup retention", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promotion_ends_when_the_source_is_gone_and_not_before()
    {
        _rds.Add("orders-green", i => i.Source = "orders-blue");
        using var step = Step(new PromoteReplicaExecutor(), Promote);

        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        Assert.False((await step.VerifyAsync()).Holds);
        var outcome = await step.RunAsync();

        Assert.Equal("orders-blue", (string?)outcome.Outputs!["promotedFrom"]);
        Assert.Equal("7", Assert.Single(_rds.Calls("PromoteReadReplica"))["BackupRetentionPeriod"]);
        Assert.Equal("", Assert.Single(_rds.Instances).Source);
        Assert.True((await step.VerifyAsync()).Holds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_or_a_lost_answer_is_gone_on_from(bool after)
    {
        _rds.Add("orders-green", i => i.Source = "orders-blue");
        _rds.Fault = ("PromoteReadReplica", "InternalFailureOfSomeKind", after);
        using var step = Step(new PromoteReplicaExecutor(), Promote);
        await Assert.ThrowsAnyAsync<Exception>(() => step.RunAsync());

        var outcome = await step.RunAsync();

        Assert.Equal("orders-blue", (string?)outcome.Outputs!["promotedFrom"]);
        Assert.Equal("", Assert.Single(_rds.Instances).Source);
    }

    [Fact]
    public async Task A_run_after_the_promotion_was_done_is_done()
    {
        _rds.Add("orders-green", i => i.Source = "orders-blue");
        using var step = Step(new PromoteReplicaExecutor(), Promote);
        await step.RunAsync();

        await step.RunAsync();

        Assert.Single(_rds.Calls("PromoteReadReplica"));
    }

    [Fact]
    public async Task An_instance_that_never_was_a_replica_is_not_taken_for_a_promoted_one()
    {
        _rds.Add("orders-green");
        using var step = Step(new PromoteReplicaExecutor(), Promote);

        Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
        Assert.Contains("is no replica", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lag_has_to_stay_low_for_the_duration_and_no_data_is_not_low()
    {
        _rds.Add("orders-green", i => i.Source = "orders-blue");
        foreach (var lag in (double[])[40, double.NaN, 1, 1, 30, -1, 0])
            _rds.Lags.Enqueue(lag);
        using var step = Step(new AwaitReplicaLagExecutor(), """{"replica":"orders-green","maximumSeconds":2,"forSeconds":30,"pollSeconds":10}""");

        Assert.Equal(StepState.CannotVerifyYet, (await step.ForecastAsync()).State);
        var outcome = await step.RunAsync();

        Assert.Contains("0 s behind orders-blue", outcome.Summary, StringComparison.Ordinal);
        Assert.True(_rds.Calls("GetMetricStatistics").Count() >= 10);
        Assert.Equal(("AWS/RDS", "orders-green", "Maximum"), (_rds.Calls("GetMetricStatistics").First()["Namespace"], _rds.Calls("GetMetricStatistics").First()["Dimensions.member.1.Value"], _rds.Calls("GetMetricStatistics").First()["Statistics.member.1"]));
        Assert.True((await step.VerifyAsync()).Holds);
    }

    [Fact]
    public async Task The_lag_of_what_is_no_replica_is_a_failure_at_once()
    {
        _rds.Add("orders-green");
        using var step = Step(new AwaitReplicaLagExecutor(), """{"replica":"orders-green","maximumSeconds":2}""");

        Assert.Contains("is no replica", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _rds.Dispose();

    private StepKit Step(IStepExecutor executor, string arguments) => new(executor, _rds.Url, arguments) { Time = new SteppingTime() };
}
