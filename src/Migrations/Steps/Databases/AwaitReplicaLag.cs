namespace Groundplan.Migrations;

/// <summary>Waits until an RDS read replica is no further behind than it may be. With 0 seconds, the default, it has caught up.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Replica">The replica.</param>
public sealed record AwaitReplicaLag(string Id, Target<Aws.RDS.DBInstance> Replica) : Check(Id)
{
    /// <summary>How far it may be behind, in seconds.</summary>
    public double MaximumSeconds { get; init; }

    /// <summary>For how long without a break; once is enough where it is null.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>How often it is looked; the runner chooses where it is null.</summary>
    public TimeSpan? Poll { get; init; }

    /// <summary>The replicated PostgreSQL, which is asked itself; CloudWatch's metric <c>ReplicaLag</c> tells where it is null.</summary>
    public SqlConnection? Connection { get; init; }

    /// <summary>The name under which the replica is listed there; the replica's where it is null.</summary>
    public string? ApplicationName { get; init; }

    /// <summary>The region; the migration's where it is null.</summary>
    public string? Region { get; init; }

    private Place Database => new("database", Replica);

    /// <inheritdoc/>
    public override StepSpec Specify() => new("await-replica-lag", MaximumSeconds <= 0 ? "Wait until database {0} has caught up." : "Wait until database {0} is at most {1} s behind.", Idempotency.Read)
    {
        Places = [Database, new("seconds", MaximumSeconds)],
        Effects = [new(MaximumSeconds <= 0 ? EffectKind.CatchesUp : EffectKind.Gates, Database)],
        Least = For,
        Arguments =
        [
            new("replica", Replica),
            new("region", Region),
            new("maximumSeconds", MaximumSeconds),
            new("forSeconds", For),
            new("pollSeconds", Poll),
            new("connection", Connection),
            new("applicationName", Connection is null ? null : ApplicationName),
        ],
        Commands =
        [
            Connection?.Command("SELECT application_name, replay_lag FROM pg_stat_replication") ?? CommandLine.Of(
                "aws", "cloudwatch", "get-metric-statistics", "--namespace", "AWS/RDS", "--metric-name", "ReplicaLag", "--dimensions",
                new JsonText((Items<Members>)[Members.Of(("Name", "DBInstanceIdentifier"), ("Value", Replica))]),
                "--statistics", "Maximum", "--period", 60L, "--start-time", "<start>", "--end-time", "<end>").With("--region", Region),
        ],
        Permissions = ["rds:DescribeDBInstances", .. Connection is null ? (string[])["cloudwatch:GetMetricStatistics"] : [], .. Connection?.PasswordFrom?.Permissions ?? []],
    };
}
