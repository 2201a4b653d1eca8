namespace Groundplan.Runner.Steps.Buckets;

/// <summary>An object as a listing shows it.</summary>
/// <param name="Name">Its key without the prefix of its place.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ETag">With its quotation marks.</param>
/// <param name="StorageClass">Null for the standard one.</param>
internal sealed record BucketObject(string Name, long Size, string ETag, string? StorageClass)
{
    /// <summary>The version, where versions were listed.</summary>
    public string? VersionId { get; init; }

    /// <summary>It was made of parts, so that its ETag is no MD5 of the content.</summary>
    public bool HasParts => ETag.Contains('-');
}
