namespace Groundplan.Migrations;

/// <summary>Copies the objects of an S3 bucket into a backup bucket, with a manifest of keys, versions, sizes and checksums, and verifies each.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Bucket">The bucket that is read.</param>
/// <param name="To">The bucket that keeps the copies.</param>
/// <param name="Prefix">Where in it, such as <c>orders/2026-03-01/</c>.</param>
public sealed record BackupBucket(string Id, Target<Aws.S3.Bucket> Bucket, Target<Aws.S3.Bucket> To, string Prefix) : BucketCopy(Id)
{
    /// <summary>The key of the manifest in the backup bucket, for <see cref="RestoreBucket.ManifestKey"/>.</summary>
    public Value<string> ManifestKey => Output("manifestKey");

    /// <summary>The SHA-256 of the manifest, for <see cref="RestoreBucket.ManifestSha256"/>.</summary>
    public Value<string> ManifestSha256 => Output("manifestSha256");

    /// <summary>A step that brings the bucket back to what was backed up.</summary>
    public RestoreBucket Restore(string id) => new(id, To, Bucket) { ManifestKey = ManifestKey, ManifestSha256 = ManifestSha256, FromRegion = ToRegion, ToRegion = FromRegion, BackupPrefix = Prefix };

    /// <inheritdoc/>
    public override StepSpec Specify() => new("backup-bucket", "Back up the objects of bucket {0} in bucket {1}, and verify each.", Idempotency.Upsert)
    {
        Places = [new("bucket", Bucket), new("bucket", To)],
        Effects = [new(EffectKind.BacksUp, new("bucket", Bucket)), new(EffectKind.Writes, new("bucket", To) { Within = Prefix })],
        Arguments = [new("bucket", Bucket), new("to", To), new("prefix", Prefix), .. Tuning],
        Commands = [Sync(BucketAddress.Of(Bucket), BucketAddress.Of(To, Prefix + BucketAddress.BackupFolder))],
        ByHand = "That is a copy without a manifest. The runner restores only what the manifest of its own backup lists; such a copy is brought back with the command of the restore. To see that all is there, type the command above once more with --dryrun: it names what differs in size or is newer, and compares no contents.",
        Outputs = [.. Counts, "manifestKey", "manifestSha256"],
        Permissions = CopyPermissions,
    };
}
