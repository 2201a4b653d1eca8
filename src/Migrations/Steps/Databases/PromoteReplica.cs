namespace Groundplan.Migrations;

/// <summary>Makes an RDS read replica an instance of its own that takes writes, and waits until it is available. Nothing makes it a replica again.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Replica">The replica.</param>
public sealed record PromoteReplica(string Id, Target<Aws.RDS.DBInstance> Replica) : Step(Id)
{
    /// <summary>For how many days automated backups are kept, 0 to 35; RDS's default where it is null.</summary>
    public long? BackupRetentionDays { get; init; }

    /// <summary>The region; the migration's where it is null.</summary>
    public string? Region { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("promote-replica", "Promote database {0}: from now on it takes writes.", Idempotency.Upsert)
    {
        Places = [new("database", Replica)],
        Effects = [new(EffectKind.Promotes, new("database", Replica))],
        Arguments = [new("replica", Replica), new("region", Region), new("backupRetentionDays", BackupRetentionDays)],
        Commands =
        [
            CommandLine.Of("aws", "rds", "promote-read-replica", "--db-instance-identifier", Replica).With("--backup-retention-period", BackupRetentionDays).With("--region", Region),
            CommandLine.Of("aws", "rds", "wait", "db-instance-available", "--db-instance-identifier", Replica).With("--region", Region),
        ],
        Outputs = ["instance", "instanceArn", "resourceId", "address", "port", "promotedFrom"],
        Permissions = ["rds:DescribeDBInstances", "rds:PromoteReadReplica"],
    };
}
