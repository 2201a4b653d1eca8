namespace Groundplan.Migrations;

/// <summary>Deletes an empty S3 bucket; one that holds anything stops the step.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Bucket">The bucket.</param>
public sealed record DeleteBucket(string Id, Target<Aws.S3.Bucket> Bucket) : Step(Id)
{
    /// <summary>The bucket's region; the migration's where it is null.</summary>
    public string? Region { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("delete-bucket", "Delete bucket {0}, which must be empty.", Idempotency.Upsert)
    {
        Places = [new("bucket", Bucket)],
        Effects = [new(EffectKind.Destroys, new("bucket", Bucket))],
        Arguments = [new("bucket", Bucket), new("region", Region)],
        Commands = [CommandLine.Of("aws", "s3api", "delete-bucket", "--bucket", Bucket).With("--region", Region)],
        Permissions = ["s3:DeleteBucket", "s3:ListBucket", "s3:ListBucketVersions"],
    };
}
