using System.Globalization;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>The manifest that an earlier backup left under the same key: what it lists may be all that is known of what the source no longer has.</summary>
/// <param name="Sha256">Its digest.</param>
/// <param name="ETag">The object's, so that a copy is of what was read.</param>
/// <param name="Written">When it was written.</param>
internal sealed record EarlierManifest(string Sha256, string ETag, DateTime Written)
{
    /// <summary>Null where there is none.</summary>
    public static async Task<EarlierManifest?> FindAsync(IS3Reader s3, string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key }, cancellationToken);
            var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(answer.ResponseStream, cancellationToken));
            return new(digest, answer.ETag, (answer.LastModified ?? DateTime.UnixEpoch).ToUniversalTime());
        }
        catch (AmazonS3Exception e) when (S3Errors.IsGone(e))
        {
            return null;
        }
    }

    /// <summary>Copies it to a name of its own beside itself. The same manifest has the same name, whoever copies it again.</summary>
    /// <returns>The key of the copy.</returns>
    public async Task<string> KeepAsync(StepRun step, SyncOptions options, string key, CancellationToken cancellationToken)
    {
        var kept = NameBeside(key);
        var s3 = step.Writes.In(options.To.Region).S3;
        if (await ManifestDigest.FindAsync(s3, options.To.Bucket, kept, cancellationToken) == Sha256)
            return kept;
        await s3.CopyObjectOnceAsync(
            new CopyObjectRequest
            {
                SourceBucket = options.To.Bucket,
                SourceKey = key,
                ETagToMatch = ETag,
                DestinationBucket = options.To.Bucket,
                DestinationKey = kept,
                ServerSideEncryptionMethod = Policies.Encryption(options),
                ServerSideEncryptionKeyManagementServiceKeyId = options.KmsKeyId,
            },
            cancellationToken);
        return kept;
    }

    // Two of the same second differ in their digests.
    private string NameBeside(string key)
    {
        var end = key.Length - Path.GetExtension(BackupManifest.FileName).Length;
        return string.Create(CultureInfo.InvariantCulture, $"{key[..end]}-{Written:yyyyMMdd'T'HHmmss'Z'}-{Sha256[..8]}{key[end..]}");
    }
}
