namespace Groundplan.Migrations;

/// <summary>Deletes all that an S3 bucket holds, and aborts its unfinished uploads; the bucket stays.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Bucket">The bucket.</param>
public sealed record EmptyBucket(string Id, Target<Aws.S3.Bucket> Bucket) : Step(Id)
{
    /// <summary>Whether earlier versions and delete markers go too; else what is current, which a bucket with versions keeps as an earlier version.</summary>
    public bool AllVersions { get; init; } = true;

    /// <summary>The keys that are deleted, by how they begin; all where it is null.</summary>
    public string? Prefix { get; init; }

    /// <summary>Whether a prefix is meant as it stands, although it ends within a name, such as <c>logs/2026-03</c>, or begins with a slash.</summary>
    public bool LiteralPrefix { get; init; }

    /// <summary>The bucket's region; the migration's where it is null.</summary>
    public string? Region { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("empty-bucket", "Delete all that bucket {0} holds.", Idempotency.Destructive)
    {
        Places = [new("bucket", Bucket) { Within = Prefix }],
        Effects = [new(EffectKind.Destroys, new("bucket", Bucket) { Within = Prefix })],
        Arguments = [new("bucket", Bucket), new("prefix", Prefix), new("allVersions", AllVersions), new("region", Region)],
        Commands = [CommandLine.Of("aws", "s3", "rm", BucketAddress.Of(Bucket, Prefix), "--recursive").With("--region", Region)],
        ByHand = AllVersions ? "That deletes what is current. Where the bucket keeps versions, those before it, delete markers and unfinished uploads stay, and it cannot be deleted: deleting them is the runner's alone." : null,
        Outputs = ["deleted"],
        Permissions = ["s3:ListBucket", "s3:ListBucketVersions", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ListBucketMultipartUploads", "s3:AbortMultipartUpload"],
    };
}
