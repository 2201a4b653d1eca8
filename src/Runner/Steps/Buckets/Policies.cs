using Amazon.S3;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>How a copy is stored.</summary>
internal static class Policies
{
    /// <summary>Without being told, S3 makes every copy a standard one.</summary>
    public static S3StorageClass? StorageClass(SyncOptions options, BucketObject item)
        => (options.StorageClass ?? item.StorageClass) is { Length: > 0 } name and not "STANDARD" ? S3StorageClass.FindValue(name) : null;

    public static ServerSideEncryptionMethod? Encryption(SyncOptions options) => options.KmsKeyId is null ? null : ServerSideEncryptionMethod.AWSKMS;
}
