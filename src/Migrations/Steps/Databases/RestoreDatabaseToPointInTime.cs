namespace Groundplan.Migrations;

/// <summary>Makes a new RDS instance with the data that another one had at a moment. What was written after that moment is not in it.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Source">The instance whose data it is; it stays as it is.</param>
/// <param name="Target">The new instance.</param>
public sealed record RestoreDatabaseToPointInTime(string Id, Target<Aws.RDS.DBInstance> Source, Target<Aws.RDS.DBInstance> Target) : DatabasePlacement(Id)
{
    /// <summary>The moment, as <c>2026-03-01T22:00:00Z</c>, or an output of an earlier step; the latest possible one where it is not set.</summary>
    public Value<string> Time { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("restore-database-to-point-in-time", Time.IsSet ? "Restore database {0} as {1} to what it was at {2}." : "Restore database {0} as {1} to the latest moment.", Idempotency.Upsert)
    {
        Places = [new("database", Source), new("database", Target), new("time", Time)],
        Effects = [new(EffectKind.Creates, new("database", Target)), new(EffectKind.Restores, new("database", Source))],
        Arguments = [new("source", Source), new("target", Target), new("time", Time), new("latest", !Time.IsSet), .. Placement],
        Commands =
        [
            Place(CommandLine.Of("aws", "rds", "restore-db-instance-to-point-in-time", "--source-db-instance-identifier", Source, "--target-db-instance-identifier", Target)
                .With("--restore-time", Time.Raw).If(!Time.IsSet, "--use-latest-restorable-time")),
            Wait(Target),
        ],
        Outputs = Facts,
        Permissions = ["rds:DescribeDBInstances", "rds:DescribeDBInstanceAutomatedBackups", "rds:RestoreDBInstanceToPointInTime", "rds:AddTagsToResource"],
    };
}
