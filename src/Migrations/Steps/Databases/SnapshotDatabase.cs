namespace Groundplan.Migrations;

/// <summary>Takes a snapshot of an RDS instance, waits until it is available, and verifies that it is encrypted as the instance is.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Snapshot">The snapshot's name.</param>
public sealed record SnapshotDatabase(string Id, Target<Aws.RDS.DBInstance> Instance, string Snapshot) : Step(Id)
{
    /// <summary>The region; the migration's where it is null.</summary>
    public string? Region { get; init; }

    /// <summary>The snapshot's tags.</summary>
    public Map<string> Tags { get; init; } = new();

    /// <summary>The ARN of the snapshot.</summary>
    public Value<string> SnapshotArn => Output("snapshotArn");

    /// <inheritdoc/>
    public override StepSpec Specify() => new("snapshot-database", "Take snapshot {1} of database {0}, and see that it is there.", Idempotency.Upsert)
    {
        Places = [new("database", Instance), new("snapshot", Snapshot)],
        Effects = [new(EffectKind.BacksUp, new("database", Instance)), new(EffectKind.Creates, new("snapshot", Snapshot))],
        Arguments = [new("instance", Instance), new("snapshot", Snapshot), new("region", Region), new("tags", Tags is { Count: > 0 } ? Tags : null)],
        Commands =
        [
            CommandLine.Of("aws", "rds", "create-db-snapshot", "--db-instance-identifier", Instance, "--db-snapshot-identifier", Snapshot).With("--region", Region),
            CommandLine.Of("aws", "rds", "wait", "db-snapshot-available", "--db-snapshot-identifier", Snapshot).With("--region", Region),
        ],
        Outputs = ["snapshot", "snapshotArn", "instance", "resourceId", "createdAt", "allocatedStorage", "encrypted"],
        Permissions = ["rds:DescribeDBInstances", "rds:DescribeDBSnapshots", "rds:CreateDBSnapshot", "rds:DeleteDBSnapshot", "rds:AddTagsToResource"],
    };
}
