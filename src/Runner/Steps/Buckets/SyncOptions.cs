namespace Groundplan.Runner.Steps.Buckets;

/// <summary>What is copied where, and by which policy.</summary>
internal sealed record SyncOptions
{
    private const long MiB = 1024 * 1024;
    private const long GiB = 1024 * MiB;
    private const string Keep = "keep";

    /// <summary>Arguments that all steps which copy have.</summary>
    public static readonly string[] Tuning =
    [
        "fromRegion", "toRegion", "tags", "metadata", "compare", "readToCompare", "objectsPerSecond", "parallel", "multipartAboveBytes", "partBytes", "kmsKeyId", "storageClass", "signingKeyId",
    ];

    public required BucketPlace From { get; init; }

    public required BucketPlace To { get; init; }

    /// <summary>All versions and delete markers, and not only what is current.</summary>
    public bool AllVersions { get; init; }

    public bool Tags { get; init; } = true;

    public bool Metadata { get; init; } = true;

    public bool DeleteExtra { get; init; }

    /// <summary>Tags and metadata are read and compared too, which takes calls for each object.</summary>
    public bool CompareProperties { get; init; }

    /// <summary>Where neither ETags nor checksums can tell, both contents are read.</summary>
    public bool ReadToCompare { get; init; } = true;

    public double? ObjectsPerSecond { get; init; }

    public int Parallel { get; init; } = 32;

    public long MultipartAbove { get; init; } = 5 * GiB;

    public long PartSize { get; init; } = 128 * MiB;

    /// <summary>Null for what the target bucket does by itself.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Null for that of the source.</summary>
    public string? StorageClass { get; init; }

    public string? SigningKeyId { get; init; }

    /// <summary>The manifest that says what is at the source; null for what is there now.</summary>
    public string? ManifestKey { get; init; }

    /// <exception cref="StepFailure">An argument is wrong.</exception>
    public static SyncOptions Of(StepArguments arguments, BucketPlace from, BucketPlace to)
    {
        var options = new SyncOptions
        {
            From = from,
            To = to,
            AllVersions = arguments.Choice("versions", "latest", "all") == "all",
            Tags = arguments.Truth("tags", otherwise: true),
            Metadata = arguments.Truth("metadata", otherwise: true),
            DeleteExtra = arguments.Truth("deleteExtra"),
            CompareProperties = arguments.Choice("compare", "content", "all") == "all",
            ReadToCompare = arguments.Truth("readToCompare", otherwise: true),
            ObjectsPerSecond = (double?)arguments.OptionalNumber("objectsPerSecond"),
            Parallel = (int)(arguments.OptionalInteger("parallel", 1, 256) ?? 32),
            MultipartAbove = arguments.OptionalInteger("multipartAboveBytes", 0, 5 * GiB) ?? 5 * GiB,
            PartSize = arguments.OptionalInteger("partBytes", 5 * MiB, 5 * GiB) ?? 128 * MiB,
            KmsKeyId = arguments.OptionalText("kmsKeyId"),
            StorageClass = arguments.OptionalText("storageClass") is { } kept and not Keep ? kept : null,
            SigningKeyId = arguments.OptionalText("signingKeyId"),
        };
        if (options.ObjectsPerSecond <= 0)
            throw arguments.Failure("objectsPerSecond", "must be more than 0");
        if (from.Bucket == to.Bucket && (from.Prefix.StartsWith(to.Prefix, StringComparison.Ordinal) || to.Prefix.StartsWith(from.Prefix, StringComparison.Ordinal)))
            throw arguments.Failure("to", $"is the bucket that is copied from, and {from} and {to} overlap");
        return options;
    }
}
