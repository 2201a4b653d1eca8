using Groundplan.Aws.CodeCommit;
using Groundplan.Aws.S3;
using Groundplan.Aws.SageMaker;

namespace Groundplan.MachineLearning;

internal sealed partial record MlStack
{
    private const string BuildSourceKey = "model-build/source.zip";
    private const string DeploySourceKey = "model-deploy/source.zip";

    /// <summary>The contract between build and deployment: builds register versions here, approved versions are deployed.</summary>
    public ModelPackageGroup ModelPackageGroup => field ??= new()
    {
        ModelPackageGroupName = _names.ModelPackageGroup,
        ModelPackageGroupDescription = $"Versions of the models of {_names.MlName}",
    };

    /// <summary>Artifacts of pipelines and jobs, and the sources where they come from S3; CodePipeline asks such a bucket to be versioned.</summary>
    public Bucket ArtifactBucket => field ??= new()
    {
        BucketName = _names.ArtifactBucket,
        BucketEncryption = new() { ServerSideEncryptionConfiguration = [BucketDefaultEncryption] },
        LifecycleConfiguration = new()
        {
            Rules = [new() { Id = "abort-incomplete-uploads", Status = "Enabled", AbortIncompleteMultipartUpload = new() { DaysAfterInitiation = 7 } }],
        },
        OwnershipControls = new() { Rules = [new() { ObjectOwnership = "BucketOwnerEnforced" }] },
        PublicAccessBlockConfiguration = new() { BlockPublicAcls = true, BlockPublicPolicy = true, IgnorePublicAcls = true, RestrictPublicBuckets = true },
        VersioningConfiguration = new() { Status = "Enabled" },
    };

    public Repository? ModelBuildRepository => UsesCodeCommit ? field ??= Repository(_names.ModelBuildRepository, "Code that trains, evaluates and registers models") : null;

    public Repository? ModelDeployRepository => UsesCodeCommit ? field ??= Repository(_names.ModelDeployRepository, "Code that deploys approved models") : null;

    /// <summary><c>Ref</c> of a model package group is its ARN; tools ask for the name.</summary>
    private Value<string> ModelPackageGroupName => Fn.Select(1, Fn.Split("/", ModelPackageGroup.ModelPackageGroupArn));

    private BucketServerSideEncryptionRule BucketDefaultEncryption => Key is null
        ? new() { ServerSideEncryptionByDefault = new() { SSEAlgorithm = "AES256" } }
        : new() { BucketKeyEnabled = true, ServerSideEncryptionByDefault = new() { SSEAlgorithm = "aws:kms", KMSMasterKeyID = Key.Arn } };

    private Repository Repository(string name, string description) => new()
    {
        RepositoryName = name,
        RepositoryDescription = description,
        KmsKeyId = KeyArn,
    };
}
