namespace Groundplan.Documents.Reviews.Parts;

/// <summary>What protects the data of a type where its properties say nothing.</summary>
/// <param name="Encryption">The properties that decide the encryption.</param>
/// <param name="Unencrypted">What holds when none of them is set.</param>
/// <param name="Retention">The properties that decide how long data is kept.</param>
/// <param name="Unretained">What holds when none of them is set.</param>
/// <param name="OnDeletion">CloudFormation's DeletionPolicy where the template has none.</param>
internal sealed record ProtectionDefaults(Items<string> Encryption, string Unencrypted, Items<string> Retention, string Unretained, string OnDeletion = "Delete")
{
    private const string NoMeaning = "-";

    // Sources, by their pages in AWS's documentation. On deletion: CloudFormation User Guide, "DeletionPolicy attribute". CodeBuild, Kinesis, KMS, RDS, SNS, SQS:
    // CloudFormation Template Reference, the properties of the type. CodeCommit: "Encryption for CodeCommit repositories". DynamoDB: "Encryption at rest". EFS: API
    // CreateFileSystem. Logs: "Encrypt log data", "Working with log groups". RDS: also API CreateDBInstance, CreateDBCluster. S3: "Default encryption FAQ" (January
    // 2023). Secrets Manager: "Secret encryption". SNS: "Data encryption". A default that AWS changed, or that depends on account or engine, is not stated.
    private static readonly Dictionary<string, ProtectionDefaults> Types = new(StringComparer.Ordinal)
    {
        ["AWS::CodeBuild::Project"] = new(["EncryptionKey"], "AWS's key for S3", [], NoMeaning),
        ["AWS::CodeCommit::Repository"] = new(["KmsKeyId"], "AWS's key for CodeCommit", [], "unlimited"),
        ["AWS::DynamoDB::Table"] = new(
            ["SSESpecification"], "a key of DynamoDB's own", ["TimeToLiveSpecification", "PointInTimeRecoverySpecification"], "unlimited; no point-in-time recovery"),
        ["AWS::EFS::FileSystem"] = new(["Encrypted", "KmsKeyId"], "not set", ["LifecyclePolicies", "BackupPolicy"], "unlimited"),
        ["AWS::KMS::Key"] = new([], NoMeaning, ["EnableKeyRotation", "RotationPeriodInDays", "PendingWindowInDays"], "no rotation; lost 30 days after its deletion"),
        ["AWS::Kinesis::Stream"] = new(["StreamEncryption"], "off", ["RetentionPeriodHours"], "24 hours"),
        ["AWS::Logs::LogGroup"] = new(["KmsKeyId"], "a key of CloudWatch Logs' own", ["RetentionInDays"], "unlimited"),
        ["AWS::RDS::DBCluster"] = new(["StorageEncrypted", "KmsKeyId"], "not set", ["BackupRetentionPeriod"], "backups: 1 day", "Snapshot"),
        ["AWS::RDS::DBInstance"] = new(["StorageEncrypted", "KmsKeyId"], "off, unless restored from what is encrypted", ["BackupRetentionPeriod"], "backups: 1 day", "Snapshot"),
        [InCluster] = new(["StorageEncrypted", "KmsKeyId"], "as its cluster", ["BackupRetentionPeriod"], "as its cluster"),
        ["AWS::S3::Bucket"] = new(
            ["BucketEncryption"], "AES-256, keys of S3's own", ["LifecycleConfiguration", "ObjectLockConfiguration", "VersioningConfiguration"], "unlimited"),
        ["AWS::SNS::Topic"] = new(["KmsMasterKeyId"], "off", ["ArchivePolicy"], NoMeaning),
        ["AWS::SQS::Queue"] = new(["KmsMasterKeyId", "SqsManagedSseEnabled"], "a key of SQS's own", ["MessageRetentionPeriod"], "4 days"),
        ["AWS::SecretsManager::Secret"] = new(["KmsKeyId"], "AWS's key for Secrets Manager", [], NoMeaning),
    };

    private const string InCluster = "AWS::RDS::DBInstance in a cluster";

    /// <summary>Nothing is known of other types, beyond what their properties are called.</summary>
    public static ProtectionDefaults Unknown { get; } = new([], "not set", [], NoMeaning);

    /// <summary>The defaults of a resource, or null where nothing is known of its type.</summary>
    public static ProtectionDefaults? Of(ResourceFacts resource) =>
        Types.TryGetValue(resource is { Type: "AWS::RDS::DBInstance" } && resource["DBClusterIdentifier"] is not null ? InCluster : resource.Type, out var found) ? found : null;
}
