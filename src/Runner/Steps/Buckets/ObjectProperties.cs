using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>What an object has beside its content: the headers that S3 keeps, metadata of its owner, tags.</summary>
internal sealed class ObjectProperties : IEquatable<ObjectProperties>
{
    private ObjectProperties(GetObjectMetadataResponse head, SortedDictionary<string, string> metadata, IReadOnlyList<Tag> tags)
        => (Head, Metadata, Tags) = (head, metadata, tags);

    public GetObjectMetadataResponse Head { get; }

    public SortedDictionary<string, string> Metadata { get; }

    public IReadOnlyList<Tag> Tags { get; }

    /// <summary>Reads what the policy keeps.</summary>
    public static async Task<ObjectProperties> ReadAsync(IS3Reader s3, BucketPlace place, BucketObject item, SyncOptions options, CancellationToken cancellationToken)
    {
        var (bucket, key) = (place.Bucket, place.Key(item.Name));
        var head = await s3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = bucket, Key = key, VersionId = item.VersionId }, cancellationToken);
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (options.Metadata)
        {
            foreach (var name in head.Metadata.Keys)
                metadata[name] = head.Metadata[name];
        }
        IEnumerable<Tag> tags = options.Tags
            ? (await s3.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = bucket, Key = key, VersionId = item.VersionId }, cancellationToken)).Tagging ?? []
            : [];
        return new ObjectProperties(head, metadata, [.. tags.OrderBy(t => t.Key, StringComparer.Ordinal)]) { KeepsHeaders = options.Metadata };
    }

    private bool KeepsHeaders { get; init; }

    /// <summary>Gives a new object the same.</summary>
    public void ApplyTo(InitiateMultipartUploadRequest request)
    {
        if (KeepsHeaders)
        {
            request.Headers.ContentType = Head.Headers.ContentType;
            request.Headers.CacheControl = Head.Headers.CacheControl;
            request.Headers.ContentDisposition = Head.Headers.ContentDisposition;
            request.Headers.ContentEncoding = Head.Headers.ContentEncoding;
            if (Head.ContentLanguage is { Length: > 0 } language)
                request.Headers["Content-Language"] = language;
            request.Expires = Head.ExpiresString;
            request.WebsiteRedirectLocation = Head.WebsiteRedirectLocation;
            foreach (var (name, value) in Metadata)
                request.Metadata.Add(name, value);
        }
        if (Tags.Count > 0)
            request.TagSet = [.. Tags];
    }

    public bool Equals(ObjectProperties? other)
        => other is not null
            && HeaderValues().SequenceEqual(other.HeaderValues())
            && Metadata.SequenceEqual(other.Metadata)
            && Tags.Select(t => (t.Key, t.Value)).SequenceEqual(other.Tags.Select(t => (t.Key, t.Value)));

    public override bool Equals(object? obj) => Equals(obj as ObjectProperties);

    public override int GetHashCode() => HashCode.Combine(Metadata.Count, Tags.Count);

    private IEnumerable<string> HeaderValues()
        => KeepsHeaders
            ? ((string?[])
            [
                Head.Headers.ContentType, Head.Headers.CacheControl, Head.Headers.ContentDisposition, Head.Headers.ContentEncoding, Head.ContentLanguage, Head.ExpiresString,
                Head.WebsiteRedirectLocation,
            ]).Select(v => v ?? "")
            : [];
}
