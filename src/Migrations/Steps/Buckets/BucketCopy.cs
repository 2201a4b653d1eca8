namespace Groundplan.Migrations;

/// <summary>A step that copies objects of S3, and how it does that.</summary>
/// <param name="Id">Unique in the migration.</param>
public abstract record BucketCopy(string Id) : Step(Id)
{
    /// <summary>The region of the source; the migration's where it is null.</summary>
    public string? FromRegion { get; init; }

    /// <summary>The region of the target; the migration's where it is null.</summary>
    public string? ToRegion { get; init; }

    /// <summary>Whether a prefix is meant as it stands, although it ends within a name, such as <c>logs/2026-03</c>, or begins with a slash.</summary>
    public bool LiteralPrefix { get; init; }

    /// <summary>Whether tags are copied.</summary>
    public bool Tags { get; init; } = true;

    /// <summary>Whether metadata and headers are copied.</summary>
    public bool Metadata { get; init; } = true;

    /// <summary>Whether tags and metadata are read and compared too, which takes calls for each object.</summary>
    public bool CompareProperties { get; init; }

    /// <summary>Whether both contents are read where neither ETags nor checksums can tell whether they are equal.</summary>
    public bool ReadToCompare { get; init; } = true;

    /// <summary>The most objects a second; null for as many as S3 takes.</summary>
    public long? ObjectsPerSecond { get; init; }

    /// <summary>How many objects are copied at the same time, 1 to 256; 32 where it is null.</summary>
    public long? AtOnce { get; init; }

    /// <summary>The size in bytes above which an object is copied in parts, at most 5 GiB, which is also what holds where it is null.</summary>
    public long? MultipartAboveBytes { get; init; }

    /// <summary>The size of a part in bytes, 5 MiB to 5 GiB; 128 MiB where it is null.</summary>
    public long? PartBytes { get; init; }

    /// <summary>The KMS key that the copies are encrypted with; null for what the target bucket does by itself.</summary>
    public Value<string> KmsKeyId { get; init; }

    /// <summary>The storage class of the copies, such as <c>STANDARD_IA</c>; null for that of the source.</summary>
    public string? StorageClass { get; init; }

    /// <summary>The KMS key that signs the completeness report; null for a report that carries its digest only.</summary>
    public Value<string> SigningKeyId { get; init; }

    /// <summary>What all copies are given, beside what is copied where.</summary>
    private protected Items<Argument> Tuning =>
    [
        new("fromRegion", FromRegion),
        new("toRegion", ToRegion),
        new("tags", Tags),
        new("metadata", Metadata),
        new("compare", CompareProperties ? "all" : "content"),
        new("readToCompare", ReadToCompare),
        new("objectsPerSecond", ObjectsPerSecond),
        new("parallel", AtOnce),
        new("multipartAboveBytes", MultipartAboveBytes),
        new("partBytes", PartBytes),
        new("kmsKeyId", KmsKeyId),
        new("storageClass", StorageClass),
        new("signingKeyId", SigningKeyId),
    ];

    /// <summary>The IAM actions that a copy takes.</summary>
    private protected Items<string> CopyPermissions =>
    [
        "s3:ListBucket", "s3:GetObject", "s3:GetObjectAttributes", "s3:PutObject", "s3:AbortMultipartUpload",
        .. Tags ? (string[])["s3:GetObjectTagging", "s3:PutObjectTagging"] : [],
        .. KmsKeyId.IsSet ? (string[])["kms:GenerateDataKey", "kms:Decrypt"] : [],
        .. SigningKeyId.IsSet ? (string[])["kms:Sign"] : [],
    ];

    /// <summary>What a person would type for about the same.</summary>
    private protected CommandLine Sync(Joined from, Joined to) =>
        CommandLine.Of("aws", "s3", "sync", from, to).With("--source-region", FromRegion).With("--region", ToRegion).With("--storage-class", StorageClass)
            .If(KmsKeyId.IsSet, "--sse", "aws:kms", "--sse-kms-key-id", KmsKeyId);

    /// <summary>The counts that all copies give.</summary>
    private protected static Items<string> Counts => ["objects", "bytes", "copied", "skipped", "deleted"];
}
