using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Reads listings of versions page by page; holds a page, and one key's versions.</summary>
internal static class VersionListing
{
    /// <summary>The histories of a place, in the order of keys.</summary>
    public static async IAsyncEnumerable<KeyHistory> HistoriesAsync(IS3Reader s3, BucketPlace place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var one = new List<S3ObjectVersion>();
        string? name = null;
        await foreach (var page in PagesAsync(s3, place, cancellationToken))
        {
            foreach (var version in page.OrderBy(v => v.Key, KeyOrder.Instance))
            {
                if (name is not null && name != version.Key)
                {
                    yield return History(name, one, place);
                    one = [];
                }
                name = version.Key;
                one.Add(version);
            }
        }
        if (name is not null)
            yield return History(name, one, place);
    }

    /// <summary>The history of one key.</summary>
    public static async Task<KeyHistory> OneAsync(IS3Reader s3, BucketPlace place, string name, CancellationToken cancellationToken)
    {
        await foreach (var history in HistoriesAsync(s3, place with { Prefix = place.Key(name) }, cancellationToken))
        {
            // The key itself comes before all that only start with it.
            if (history.Name.Length == 0)
                return new KeyHistory(name, [.. history.Versions.Select(v => v with { Object = v.Object with { Name = name } })]);
            break;
        }
        return new KeyHistory(name, []);
    }

    /// <summary>Pages of versions and markers with whole keys, as the service orders them.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<S3ObjectVersion>> PagesAsync(IS3Reader s3, BucketPlace place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListVersionsRequest { BucketName = place.Bucket, Prefix = place.Prefix, Encoding = EncodingType.Url };
        ListVersionsResponse page;
        do
        {
            page = await s3.ListVersionsAsync(request, cancellationToken);
            var encoded = page.Encoding == EncodingType.Url;
            foreach (var version in page.Versions ?? [])
                version.Key = encoded ? BucketListing.Decode(version.Key) : version.Key;
            yield return page.Versions ?? [];
            request.KeyMarker = encoded && page.NextKeyMarker is not null ? BucketListing.Decode(page.NextKeyMarker) : page.NextKeyMarker;
            request.VersionIdMarker = page.NextVersionIdMarker;
        }
        while (page.IsTruncated == true);
    }

    // Listed with the newest first. Of one second, the order of the listing counts.
    private static KeyHistory History(string key, List<S3ObjectVersion> versions, BucketPlace place)
    {
        var name = key[place.Prefix.Length..];
        return new KeyHistory(name, [.. versions.OrderByDescending(v => v.IsLatest == true).ThenByDescending(v => v.LastModified).Reverse().Select(v => State(v, name))]);
    }

    private static KeyState State(S3ObjectVersion version, string name)
        => new(new BucketObject(name, version.Size ?? 0, version.ETag ?? "", version.StorageClass?.Value) { VersionId = version.VersionId }, version.IsDeleteMarker == true);
}
