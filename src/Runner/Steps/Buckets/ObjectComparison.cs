using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Whether the target has what the source has.</summary>
internal static class ObjectComparison
{
    private static readonly Func<GetObjectMetadataResponse, string?>[] Checksums =
    [
        o => o.ChecksumSHA256, o => o.ChecksumCRC64NVME, o => o.ChecksumSHA1, o => o.ChecksumCRC32C, o => o.ChecksumCRC32,
    ];

    /// <summary>From the listings alone; null where they cannot tell.</summary>
    public static Likeness? Quick(BucketObject source, BucketObject target)
        => source.Size != target.Size ? Likeness.Different
            : source.ETag == target.ETag ? Likeness.Same
            : null;

    /// <summary>From the listings where they can tell, else from checksums, else from the contents; and from tags and metadata by policy.</summary>
    public static async Task<Likeness> AskAsync(Sides sides, BucketObject source, BucketObject target, CancellationToken cancellationToken)
    {
        var content = Quick(source, target) ?? await ContentAsync(sides, source, target, cancellationToken);
        if (content == Likeness.Different || !sides.Options.CompareProperties)
            return content;
        var there = await PropertiesAsync(sides.Target, sides.Options.To, target, sides.Options, cancellationToken);
        return Equals(there, await PropertiesAsync(sides.Source, sides.Options.From, source, sides.Options, cancellationToken)) ? content : Likeness.Different;
    }

    private static async Task<Likeness> ContentAsync(Sides sides, BucketObject source, BucketObject target, CancellationToken cancellationToken)
    {
        var (from, to) = (await HeadAsync(sides.Source, sides.Options.From, source, cancellationToken), await HeadAsync(sides.Target, sides.Options.To, target, cancellationToken));
        if (from is null || to is null || from.ContentLength != to.ContentLength)
            return Likeness.Different;
        foreach (var checksum in Checksums)
        {
            // Of an object in parts, the checksum may be one of the parts' checksums, which hangs on where it was cut.
            if (checksum(from) is { Length: > 0 } a && checksum(to) is { Length: > 0 } b && !a.Contains('-') && !b.Contains('-'))
                return a == b ? Likeness.Same : Likeness.Different;
        }
        if (IsDigest(from) && IsDigest(to))
            return Likeness.Different;
        if (!sides.Options.ReadToCompare)
            return Likeness.SameSize;
        var digests = await Task.WhenAll(
            ContentDigest.OfAsync(sides.Source, sides.Options.From, source, from.ETag, cancellationToken),
            ContentDigest.OfAsync(sides.Target, sides.Options.To, target, to.ETag, cancellationToken));
        return digests[0].AsSpan().SequenceEqual(digests[1]) ? Likeness.Same : Likeness.Different;
    }

    private static async Task<GetObjectMetadataResponse?> HeadAsync(IS3Reader s3, BucketPlace place, BucketObject item, CancellationToken cancellationToken)
    {
        try
        {
            return await s3.GetObjectMetadataAsync(
                new GetObjectMetadataRequest { BucketName = place.Bucket, Key = place.Key(item.Name), VersionId = item.VersionId, ChecksumMode = ChecksumMode.ENABLED }, cancellationToken);
        }
        catch (AmazonS3Exception e) when (S3Errors.IsGone(e))
        {
            return null;
        }
    }

    private static async Task<ObjectProperties?> PropertiesAsync(IS3Reader s3, BucketPlace place, BucketObject item, SyncOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await ObjectProperties.ReadAsync(s3, place, item, options, cancellationToken);
        }
        catch (AmazonS3Exception e) when (S3Errors.IsGone(e))
        {
            return null;
        }
    }

    // The ETag is the MD5 of the content, unless it was made of parts or is encrypted with a key of KMS or of the customer.
    private static bool IsDigest(GetObjectMetadataResponse item)
        => !item.ETag.Contains('-')
            && (item.ServerSideEncryptionMethod?.Value is null or "" or "AES256")
            && string.IsNullOrEmpty(item.ServerSideEncryptionCustomerProvidedKeyMD5);
}
