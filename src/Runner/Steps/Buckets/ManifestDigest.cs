using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>The SHA-256 of a manifest that is there.</summary>
internal static class ManifestDigest
{
    public static async Task<string> OfAsync(IS3Reader s3, string bucket, string key, CancellationToken cancellationToken)
    {
        using var answer = await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key }, cancellationToken);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(answer.ResponseStream, cancellationToken));
    }

    /// <summary>Null where there is none.</summary>
    public static async Task<string?> FindAsync(IS3Reader s3, string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            return await OfAsync(s3, bucket, key, cancellationToken);
        }
        catch (AmazonS3Exception e) when (S3Errors.IsGone(e))
        {
            return null;
        }
    }
}
