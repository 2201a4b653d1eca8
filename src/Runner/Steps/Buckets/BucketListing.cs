using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Reads listings page by page.</summary>
internal static class BucketListing
{
    /// <summary>The objects of a place within a range, in order.</summary>
    public static async IAsyncEnumerable<BucketObject> ObjectsAsync(IS3Reader s3, BucketPlace place, KeyRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request
        {
            BucketName = place.Bucket,
            Prefix = place.Prefix,
            StartAfter = range.After is null ? null : place.Key(range.After),
            Encoding = EncodingType.Url,
        };
        string? before = null;
        do
        {
            var page = await s3.ListObjectsV2Async(request, cancellationToken);
            var encoded = page.Encoding == EncodingType.Url;
            foreach (var item in page.S3Objects ?? [])
            {
                var name = Name(item.Key, encoded, place);
                if (before is not null && KeyOrder.Instance.Compare(before, name) >= 0)
                    throw new StepFailure($"The listing of {place} is not in the order of keys: '{name}' comes after '{before}'. Directory buckets cannot be compared this way.");
                before = name;
                if (range.EndsBefore(name))
                    yield break;
                yield return new BucketObject(name, item.Size ?? 0, item.ETag, item.StorageClass?.Value);
            }
            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
    }

    /// <summary>The name of a listed key.</summary>
    public static string Name(string key, bool encoded, BucketPlace place) => (encoded ? Decode(key) : key)[place.Prefix.Length..];

    /// <summary>A key out of a listing that was asked for in URL encoding, where a space may be a plus sign.</summary>
    public static string Decode(string text) => text.AsSpan().IndexOfAny('%', '+') < 0 ? text : Uri.UnescapeDataString(text.Replace('+', ' '));
}
