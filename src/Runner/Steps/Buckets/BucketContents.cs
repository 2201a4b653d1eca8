using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Whether a bucket holds anything.</summary>
internal static class BucketContents
{
    /// <summary>The first thing found, in words; null when the bucket is empty.</summary>
    /// <exception cref="AmazonS3Exception">There is no such bucket.</exception>
    public static async Task<string?> FirstAsync(IS3Reader s3, BucketPlace place, bool allVersions, CancellationToken cancellationToken)
    {
        if (!allVersions)
        {
            await foreach (var item in BucketListing.ObjectsAsync(s3, place, KeyRange.All, cancellationToken))
                return $"the object {place.Key(item.Name)}";
            return null;
        }
        await foreach (var page in VersionListing.PagesAsync(s3, place, cancellationToken))
        {
            if (page.Count > 0)
                return page[0].IsDeleteMarker == true ? $"a delete marker of {page[0].Key}" : $"the object {page[0].Key}{(page[0].VersionId is { Length: > 0 } id and not "null" ? $" (version {id})" : "")}";
        }
        return await UploadsAsync(s3, place, cancellationToken) is [var upload, ..] ? $"an incomplete upload of {upload.Key}" : null;
    }

    /// <summary>Incomplete multipart uploads, a page of them.</summary>
    public static async Task<IReadOnlyList<MultipartUpload>> UploadsAsync(IS3Reader s3, BucketPlace place, CancellationToken cancellationToken)
    {
        var page = await s3.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = place.Bucket, Prefix = place.Prefix }, cancellationToken);
        return page.MultipartUploads ?? [];
    }

    /// <summary>Up to a page of what is first.</summary>
    public static async Task<IReadOnlyList<KeyVersion>> PageAsync(IS3Reader s3, BucketPlace place, bool allVersions, CancellationToken cancellationToken)
    {
        if (allVersions)
        {
            await foreach (var page in VersionListing.PagesAsync(s3, place, cancellationToken))
                return [.. page.Select(v => new KeyVersion { Key = v.Key, VersionId = v.VersionId })];
        }
        var keys = new List<KeyVersion>();
        await foreach (var item in BucketListing.ObjectsAsync(s3, place, KeyRange.All, cancellationToken))
        {
            keys.Add(new KeyVersion { Key = place.Key(item.Name) });
            if (keys.Count == DeletionBatch.Most)
                break;
        }
        return keys;
    }
}
