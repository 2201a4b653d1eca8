using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Cuts a place into ranges that are listed at the same time, at its folders.</summary>
internal static class KeyRanges
{
    private const int Most = 16;
    private const int Deepest = 8;

    /// <summary>One range where a page holds all, or where there are no folders.</summary>
    public static async Task<IReadOnlyList<KeyRange>> SplitAsync(IS3Reader s3, BucketPlace place, CancellationToken cancellationToken)
    {
        var first = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = place.Bucket, Prefix = place.Prefix, Encoding = EncodingType.Url }, cancellationToken);
        if (first.IsTruncated != true)
            return [KeyRange.All];
        var folder = place.Prefix;
        for (var depth = 0; depth < Deepest; depth++)
        {
            var folders = await FoldersAsync(s3, place.Bucket, folder, cancellationToken);
            if (folders.Count > 1)
                return Cut([.. folders.Select(f => f[place.Prefix.Length..])]);
            if (folders.Count == 0)
                break;
            folder = folders[0];
        }
        return [KeyRange.All];
    }

    private static async Task<List<string>> FoldersAsync(IS3Reader s3, string bucket, string prefix, CancellationToken cancellationToken)
    {
        var page = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = prefix, Delimiter = "/", Encoding = EncodingType.Url }, cancellationToken);
        var folders = (page.CommonPrefixes ?? []).Select(p => page.Encoding == EncodingType.Url ? BucketListing.Decode(p) : p).ToList();
        folders.Sort(KeyOrder.Instance);
        return folders;
    }

    private static List<KeyRange> Cut(List<string> folders)
    {
        var count = Math.Min(Most, folders.Count);
        var ranges = new List<KeyRange>();
        string? after = null;
        for (var i = 1; i < count; i++)
        {
            var until = folders[(int)((long)i * folders.Count / count)];
            ranges.Add(new KeyRange(after, until));
            after = until;
        }
        ranges.Add(new KeyRange(after, null));
        return ranges;
    }
}
