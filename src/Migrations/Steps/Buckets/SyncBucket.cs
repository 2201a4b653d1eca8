namespace Groundplan.Migrations;

/// <summary>Copies the objects of an S3 bucket to another one, server-side and in parallel, and verifies each. A second run copies only what differs.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="From">The bucket that is read.</param>
/// <param name="To">The bucket that is written; objects of the same key are replaced.</param>
public sealed record SyncBucket(string Id, Target<Aws.S3.Bucket> From, Target<Aws.S3.Bucket> To) : BucketCopy(Id)
{
    /// <summary>The keys that are copied, by how they begin; all where it is null.</summary>
    public string? Prefix { get; init; }

    /// <summary>What stands at the target in the place of <see cref="Prefix"/>; the same where it is null.</summary>
    public string? ToPrefix { get; init; }

    /// <summary>Whether all versions and delete markers are copied, and not only what is current.</summary>
    public bool AllVersions { get; init; }

    /// <summary>Whether objects that only the target has are deleted.</summary>
    public bool DeleteExtra { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("sync-bucket", "Copy the objects of bucket {0} to bucket {1}, and verify each.", Idempotency.Upsert)
    {
        Places = [new("bucket", From) { Within = Prefix }, new("bucket", To) { Within = ToPrefix ?? Prefix }],
        Effects = [new(EffectKind.Writes, new("bucket", To) { Within = ToPrefix ?? Prefix }), .. DeleteExtra ? (StepEffect[])[new(EffectKind.Destroys, new("bucket", To) { Within = ToPrefix ?? Prefix })] : []],
        Arguments =
        [
            new("from", From),
            new("to", To),
            new("prefix", Prefix),
            new("toPrefix", ToPrefix),
            new("versions", AllVersions ? "all" : "latest"),
            new("deleteExtra", DeleteExtra),
            .. Tuning,
        ],
        Commands = [Sync(BucketAddress.Of(From, Prefix), BucketAddress.Of(To, ToPrefix ?? Prefix)).If(DeleteExtra, "--delete")],
        ByHand = "To see that all is there, type the command above once more with --dryrun: it names what differs in size or is newer, and compares no contents." + (AllVersions ? " Only what is current is copied; the versions before it are the runner's alone." : ""),
        Outputs = Counts,
        Permissions =
        [
            .. CopyPermissions,
            .. AllVersions ? (string[])["s3:ListBucketVersions", "s3:GetBucketVersioning", "s3:GetObjectVersion", "s3:GetObjectVersionAttributes", "s3:GetObjectVersionTagging"] : [],
            .. DeleteExtra || AllVersions ? (string[])["s3:DeleteObject"] : [],
        ],
    };
}
