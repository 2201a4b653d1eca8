using System.Security.Cryptography;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>The SHA-256 of an object's content, read in a stream.</summary>
internal static class ContentDigest
{
    public static async Task<byte[]> OfAsync(IS3Reader s3, BucketPlace place, BucketObject item, string etag, CancellationToken cancellationToken)
    {
        using var answer = await s3.GetObjectAsync(
            new GetObjectRequest { BucketName = place.Bucket, Key = place.Key(item.Name), VersionId = item.VersionId, EtagToMatch = etag }, cancellationToken);
        return await SHA256.HashDataAsync(answer.ResponseStream, cancellationToken);
    }
}
