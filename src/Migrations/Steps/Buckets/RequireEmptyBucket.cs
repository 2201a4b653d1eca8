namespace Groundplan.Migrations;

/// <summary>Fails where an S3 bucket holds an object, a version or a delete marker.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Bucket">The bucket.</param>
public sealed record RequireEmptyBucket(string Id, Target<Aws.S3.Bucket> Bucket) : Check(Id)
{
    /// <summary>The keys that are looked at, by how they begin; all where it is null.</summary>
    public string? Prefix { get; init; }

    /// <summary>Whether a prefix is meant as it stands, although it ends within a name, such as <c>logs/2026-03</c>, or begins with a slash.</summary>
    public bool LiteralPrefix { get; init; }

    /// <summary>Whether earlier versions and delete markers count.</summary>
    public bool AllVersions { get; init; } = true;

    /// <summary>The bucket's region; the migration's where it is null.</summary>
    public string? Region { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("require-empty-bucket", "See that bucket {0} is empty.", Idempotency.Read)
    {
        Places = [new("bucket", Bucket) { Within = Prefix }],
        Arguments = [new("bucket", Bucket), new("prefix", Prefix), new("allVersions", AllVersions), new("region", Region)],
        Commands = [CommandLine.Of("aws", "s3api", AllVersions ? "list-object-versions" : "list-objects-v2", "--bucket", Bucket, "--max-items", 1L).With("--prefix", Prefix).With("--region", Region)],
        Permissions = ["s3:ListBucket", "s3:ListBucketVersions"],
    };
}
