namespace Groundplan.Migrations;

/// <summary>What commands call a bucket, or a part of it.</summary>
internal static class BucketAddress
{
    /// <summary>Where a backup under a prefix has its objects, beside its manifest.</summary>
    public const string BackupFolder = "objects/";

    public static Joined Of(Target<Aws.S3.Bucket> bucket, string? prefix = null) => Joined.Of("s3://", bucket, "/", prefix);
}
