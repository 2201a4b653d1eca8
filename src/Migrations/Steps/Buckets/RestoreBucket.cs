namespace Groundplan.Migrations;

/// <summary>Brings the objects of an S3 bucket back from a backup, and verifies each.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="From">The bucket that keeps the copies.</param>
/// <param name="To">The bucket that is written.</param>
public sealed record RestoreBucket(string Id, Target<Aws.S3.Bucket> From, Target<Aws.S3.Bucket> To) : BucketCopy(Id)
{
    /// <summary>The manifest of the backup, from <see cref="BackupBucket.ManifestKey"/>; the one at the top of the bucket where it is not set.</summary>
    public Value<string> ManifestKey { get; init; }

    /// <summary>The SHA-256 that the manifest must have; any where it is not set.</summary>
    public Value<string> ManifestSha256 { get; init; }

    /// <summary>Where the keys are put in the target; at its top where it is null.</summary>
    public string? ToPrefix { get; init; }

    /// <summary>Whether objects that the backup does not have are deleted.</summary>
    public bool DeleteExtra { get; init; }

    /// <summary>Where the backup is in its bucket; null where only the manifest says so.</summary>
    internal string? BackupPrefix { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("restore-bucket", "Restore the objects of bucket {0} from bucket {1}, and verify each.", Idempotency.Upsert)
    {
        Places = [new("bucket", To) { Within = ToPrefix }, new("bucket", From)],
        Effects = [new(EffectKind.Restores, new("bucket", To) { Within = ToPrefix }), .. DeleteExtra ? (StepEffect[])[new(EffectKind.Destroys, new("bucket", To) { Within = ToPrefix })] : []],
        Arguments =
        [
            new("from", From),
            new("manifestKey", ManifestKey),
            new("manifestSha256", ManifestSha256),
            new("to", To),
            new("toPrefix", ToPrefix),
            new("deleteExtra", DeleteExtra),
            .. Tuning,
        ],
        Commands = [Sync(BucketAddress.Of(From, (BackupPrefix ?? "<prefix>/") + BucketAddress.BackupFolder), BucketAddress.Of(To, ToPrefix)).If(DeleteExtra, "--delete")],
        ByHand = "That brings back what is there now; the runner brings back the versions that the manifest lists.",
        Outputs = Counts,
        Permissions = [.. CopyPermissions, .. DeleteExtra ? (string[])["s3:DeleteObject"] : []],
    };
}
