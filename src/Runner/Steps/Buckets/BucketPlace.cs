namespace Groundplan.Runner.Steps.Buckets;

/// <summary>The objects of a bucket below a prefix.</summary>
/// <param name="Bucket">Its name.</param>
/// <param name="Prefix">What their keys start with; empty for all.</param>
/// <param name="Region">Where the bucket is.</param>
internal sealed record BucketPlace(string Bucket, string Prefix, string Region)
{
    /// <summary>The key of the object that has this name below the prefix.</summary>
    public string Key(string name) => Prefix + name;

    public override string ToString() => $"s3://{Bucket}/{Prefix}";
}
