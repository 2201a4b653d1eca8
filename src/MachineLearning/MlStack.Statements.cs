namespace Groundplan.MachineLearning;

internal sealed partial record MlStack
{
    private Value<string> ModelPackages => Fn.Sub($"arn:{Pseudo.Partition}:sagemaker:{Pseudo.Region}:{Pseudo.AccountId}:model-package/{ModelPackageGroupName}/*");

    private Value<string> ArtifactObjects => Fn.Sub($"{ArtifactBucket.Arn}/*");

    /// <summary>The role's ARN for its own policy, where a reference would be circular.</summary>
    private Value<string> SageMakerExecutionRoleArn => Fn.Sub($"arn:{Pseudo.Partition}:iam::{Pseudo.AccountId}:role/{_names.SageMakerExecutionRole}");

    private IEnumerable<Statement> CodeBuildStatements(Value<string> executionRole) =>
    [
        BuildLogs,
        .. Artifacts,
        new()
        {
            Sid = "Registry",
            Actions = ["sagemaker:CreateModelPackage", "sagemaker:DescribeModelPackage", "sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages"],
            Resources = [ModelPackageGroup.ModelPackageGroupArn, ModelPackages],
        },
        new()
        {
            Sid = "ModelPipelines",
            Actions =
            [
                "sagemaker:AddTags", "sagemaker:CreatePipeline", "sagemaker:DescribePipeline", "sagemaker:DescribePipelineExecution",
                "sagemaker:ListPipelineExecutionSteps", "sagemaker:StartPipelineExecution", "sagemaker:UpdatePipeline",
            ],
            Resources = [Arn("sagemaker", $"pipeline/{_names.Base}-*")],
        },
        new()
        {
            Sid = "Endpoints",
            Actions =
            [
                "sagemaker:AddTags", "sagemaker:CreateEndpoint", "sagemaker:CreateEndpointConfig", "sagemaker:CreateModel", "sagemaker:DeleteEndpointConfig",
                "sagemaker:DeleteModel", "sagemaker:DescribeEndpoint", "sagemaker:DescribeEndpointConfig", "sagemaker:DescribeModel", "sagemaker:UpdateEndpoint",
            ],
            Resources =
            [
                Arn("sagemaker", $"endpoint/{_names.Base}-*"),
                Arn("sagemaker", $"endpoint-config/{_names.Base}-*"),
                Arn("sagemaker", $"model/{_names.Base}-*"),
            ],
        },
        PassExecutionRole(executionRole),
        .. UseOfKey,
        .. NetworkInterfaces(CodeBuildService),
    ];

    private IEnumerable<Statement> CodePipelineStatements(Value<string> buildProject, Value<string> deployProject) =>
    [
        .. Artifacts,
        .. Sources,
        new() { Sid = "Builds", Actions = ["codebuild:BatchGetBuilds", "codebuild:StartBuild"], Resources = [buildProject, deployProject] },
        .. StartOfDeployment,
        .. UseOfKey,
    ];

    private IEnumerable<Statement> SageMakerStatements() =>
    [
        .. Artifacts,
        new()
        {
            Sid = "Registry",
            Actions = ["sagemaker:CreateModelPackage", "sagemaker:DescribeModelPackage", "sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages"],
            Resources = [ModelPackageGroup.ModelPackageGroupArn, ModelPackages],
        },
        new()
        {
            Sid = "PipelineJobs",
            Actions =
            [
                "sagemaker:AddTags", "sagemaker:CreateModel", "sagemaker:CreateProcessingJob", "sagemaker:CreateTrainingJob", "sagemaker:CreateTransformJob",
                "sagemaker:DescribeModel", "sagemaker:DescribeProcessingJob", "sagemaker:DescribeTrainingJob", "sagemaker:DescribeTransformJob",
                "sagemaker:StopProcessingJob", "sagemaker:StopTrainingJob", "sagemaker:StopTransformJob",
            ],
            Resources =
            [
                Arn("sagemaker", "model/pipelines-*"),
                Arn("sagemaker", "processing-job/pipelines-*"),
                Arn("sagemaker", "training-job/pipelines-*"),
                Arn("sagemaker", "transform-job/pipelines-*"),
            ],
        },
        PassExecutionRole(SageMakerExecutionRoleArn),
        new()
        {
            Sid = "Images",
            Actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            Resources = [Fn.Sub($"arn:{Pseudo.Partition}:ecr:{Pseudo.Region}:*:repository/*")],
        },
        new() { Sid = "ImageLogin", Actions = ["ecr:GetAuthorizationToken"], Resources = ["*"] },
        new()
        {
            Sid = "JobLogs",
            Actions = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            Resources = [Arn("logs", "log-group:/aws/sagemaker/*")],
        },
        new()
        {
            Sid = "Metrics",
            Actions = ["cloudwatch:PutMetricData"],
            Resources = ["*"],
            Condition = new() { ["StringLike"] = new Json { ["cloudwatch:namespace"] = "/aws/sagemaker/*" } },
        },
        .. UseOfKey,
        .. GrantOfKey,
        .. NetworkInterfaces(SageMakerService),
    ];

    private Statement BuildLogs => LogGroup is null
        ? new()
        {
            Sid = "Logs",
            Actions = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
            Resources =
            [
                Arn("logs", $"log-group:/aws/codebuild/{_names.BuildProject}"),
                Arn("logs", $"log-group:/aws/codebuild/{_names.BuildProject}:*"),
                Arn("logs", $"log-group:/aws/codebuild/{_names.DeployProject}"),
                Arn("logs", $"log-group:/aws/codebuild/{_names.DeployProject}:*"),
            ],
        }
        : new() { Sid = "Logs", Actions = ["logs:CreateLogStream", "logs:PutLogEvents"], Resources = [LogGroup.Arn] };

    private IEnumerable<Statement> Artifacts =>
    [
        new()
        {
            Sid = "ArtifactObjects",
            Actions = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
            Resources = [ArtifactObjects],
        },
        new()
        {
            Sid = "ArtifactBucket",
            Actions = ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning", "s3:ListBucket"],
            Resources = [ArtifactBucket.Arn],
        },
    ];

    private IEnumerable<Statement> Sources => ModelBuildRepository is null || ModelDeployRepository is null
        ? []
        :
        [
            new()
            {
                Sid = "Sources",
                Actions =
                [
                    "codecommit:CancelUploadArchive", "codecommit:GetBranch", "codecommit:GetCommit", "codecommit:GetRepository",
                    "codecommit:GetUploadArchiveStatus", "codecommit:UploadArchive",
                ],
                Resources = [ModelBuildRepository.Arn, ModelDeployRepository.Arn],
            },
        ];

    private IEnumerable<Statement> StartOfDeployment => IsProfessional
        ? [new() { Sid = "StartOnApproval", Actions = ["codepipeline:StartPipelineExecution"], Resources = [Arn("codepipeline", _names.DeployPipeline)] }]
        : [];

    private IEnumerable<Statement> UseOfKey => Key is null
        ? []
        : [new() { Sid = "Key", Actions = [.. KeyUse], Resources = [Key.Arn] }];

    /// <summary>SageMaker gives its jobs' volumes the key by grants.</summary>
    private IEnumerable<Statement> GrantOfKey => Key is null
        ? []
        :
        [
            new()
            {
                Sid = "KeyGrants",
                Actions = ["kms:CreateGrant"],
                Resources = [Key.Arn],
                Condition = new() { ["Bool"] = new Json { ["kms:GrantIsForAWSResource"] = "true" } },
            },
        ];

    private static Statement PassExecutionRole(Value<string> role) => new()
    {
        Sid = "PassExecutionRole",
        Actions = ["iam:PassRole"],
        Resources = [role],
        Condition = new() { ["StringEquals"] = new Json { ["iam:PassedToService"] = SageMakerService } },
    };

    /// <summary>What a service needs to put its containers into the VPC.</summary>
    private IEnumerable<Statement> NetworkInterfaces(string service) => !IsEnterprise
        ? []
        :
        [
            new()
            {
                Sid = "NetworkInterfaces",
                Actions = ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"],
                Resources = [Arn("ec2", "network-interface/*"), Arn("ec2", "security-group/*"), Arn("ec2", "subnet/*")],
            },
            new()
            {
                Sid = $"Lend{(service == CodeBuildService ? "ToCodeBuild" : "ToSageMaker")}",
                Actions = ["ec2:CreateNetworkInterfacePermission"],
                Resources = [Arn("ec2", "network-interface/*")],
                Condition = new() { ["StringEquals"] = new Json { ["ec2:AuthorizedService"] = service } },
            },
            new()
            {
                Sid = "NetworkLookup",
                Actions =
                [
                    "ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs",
                ],
                Resources = ["*"],
            },
        ];
}
