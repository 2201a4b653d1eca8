namespace Groundplan.Migrations;

/// <summary>Deletes an RDS instance, and waits until it is gone. A snapshot of it always stays.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Snapshot">The snapshot that stays.</param>
public sealed record DeleteDatabase(string Id, Target<Aws.RDS.DBInstance> Instance, LastSnapshot Snapshot) : Step(Id)
{
    /// <summary>Whether deletion protection is taken off first; else a protected instance stops the step.</summary>
    public bool Unprotect { get; init; }

    /// <summary>Whether its automated backups go too.</summary>
    public bool DeleteAutomatedBackups { get; init; }

    /// <summary>The region; the migration's where it is null.</summary>
    public string? Region { get; init; }

    private string? Final => (Snapshot as LastSnapshot.Final)?.Name;

    private object? Earlier => (Snapshot as LastSnapshot.Earlier)?.Name;

    /// <inheritdoc/>
    public override StepSpec Specify() => new("delete-database", Final is null ? "Delete database {0}." : "Delete database {0}, and take snapshot {1} of it.", Idempotency.Upsert)
    {
        Places = [new("database", Instance), new("snapshot", Final)],
        Effects =
        [
            .. Final is null ? (StepEffect[])[] : [new(EffectKind.BacksUp, new("database", Instance)), new(EffectKind.Creates, new("snapshot", Final))],
            new(EffectKind.Destroys, new("database", Instance)),
        ],
        Arguments =
        [
            new("instance", Instance),
            new("region", Region),
            new("finalSnapshot", Final),
            new("skipFinalSnapshot", Snapshot is LastSnapshot.Earlier),
            new("verifiedSnapshot", Earlier),
            new("unprotect", Unprotect),
            new("deleteAutomatedBackups", DeleteAutomatedBackups),
        ],
        Commands =
        [
            .. Unprotect ? (CommandLine[])[CommandLine.Of("aws", "rds", "modify-db-instance", "--db-instance-identifier", Instance, "--no-deletion-protection", "--apply-immediately").With("--region", Region)] : [],
            CommandLine.Of("aws", "rds", "delete-db-instance", "--db-instance-identifier", Instance)
                .If(Snapshot is LastSnapshot.Earlier, "--skip-final-snapshot").With("--final-db-snapshot-identifier", Final)
                .If(true, DeleteAutomatedBackups ? "--delete-automated-backups" : "--no-delete-automated-backups").With("--region", Region),
            CommandLine.Of("aws", "rds", "wait", "db-instance-deleted", "--db-instance-identifier", Instance).With("--region", Region),
        ],
        Outputs = ["snapshot", "snapshotArn", "instance", "resourceId", "createdAt", "allocatedStorage", "encrypted"],
        Permissions = ["rds:DescribeDBInstances", "rds:DescribeDBSnapshots", "rds:DeleteDBInstance", .. Final is null ? (string[])[] : ["rds:CreateDBSnapshot"], .. Unprotect ? (string[])["rds:ModifyDBInstance"] : []],
    };
}
