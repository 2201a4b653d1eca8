namespace Groundplan.Migrations;

/// <summary>Makes a read replica of an RDS instance, and waits until it is available.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Source">The instance that is replicated; an ARN where it is elsewhere.</param>
/// <param name="Replica">The replica.</param>
public sealed record CreateReadReplica(string Id, Target<Aws.RDS.DBInstance> Source, Target<Aws.RDS.DBInstance> Replica) : DatabasePlacement(Id)
{
    /// <summary>The availability zone; RDS chooses where it is null.</summary>
    public string? AvailabilityZone { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("create-read-replica", "Make {1} as a read replica of database {0}.", Idempotency.Upsert)
    {
        Places = [new("database", Source), new("database", Replica)],
        Effects = [new(EffectKind.Creates, new("database", Replica))],
        Arguments = [new("source", Source), new("replica", Replica), new("availabilityZone", AvailabilityZone), .. Placement],
        Commands =
        [
            Place(CommandLine.Of("aws", "rds", "create-db-instance-read-replica", "--db-instance-identifier", Replica, "--source-db-instance-identifier", Source).With("--availability-zone", AvailabilityZone)),
            Wait(Replica),
        ],
        Outputs = Facts,
        Permissions = ["rds:DescribeDBInstances", "rds:CreateDBInstanceReadReplica", "rds:AddTagsToResource"],
    };
}
