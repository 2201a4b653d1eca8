using Groundplan.Aws.CodeBuild;

namespace Groundplan.MachineLearning;

internal sealed partial record MlStack
{
    private const string BuildImage = "aws/codebuild/amazonlinux-x86_64-standard:5.0";

    /// <summary>Trains, evaluates and registers a model version.</summary>
    public Project BuildProject => field ??= Project(_names.BuildProject, "Trains, evaluates and registers a model version", Buildspec("build.py"));

    /// <summary>Deploys the newest approved model version.</summary>
    public Project DeployProject => field ??= Project(_names.DeployProject, "Deploys the newest approved model version", Buildspec("deploy.py"));

    private ProjectVpcConfig? BuildVpc => IsEnterprise && _platform.Network is not null
        ? new() { VpcId = Vpc, Subnets = Subnets, SecurityGroupIds = [EndpointSecurityGroupId] }
        : null;

    private static string Buildspec(string script) =>
        $"""
        version: 0.2
        phases:
          install:
            runtime-versions:
              python: 3.12
            commands:
              - if [ -f requirements.txt ]; then pip install --requirement requirements.txt; fi
          build:
            commands:
              - python {script}
        artifacts:
          files:
            - '**/*'

        """.Replace("\r\n", "\n");

    private Project Project(string name, string description, string buildspec) => new()
    {
        Name = name,
        Description = description,
        ServiceRole = CodeBuildRole.Arn,
        EncryptionKey = KeyArn,
        Source = new() { Type = "CODEPIPELINE", BuildSpec = buildspec },
        Artifacts = new() { Type = "CODEPIPELINE" },
        Environment = new()
        {
            Type = "LINUX_CONTAINER",
            ComputeType = "BUILD_GENERAL1_SMALL",
            Image = BuildImage,
            EnvironmentVariables =
            [
                new() { Name = "ML_NAME", Value = _names.MlName },
                new() { Name = "RESOURCE_PREFIX", Value = _names.Base },
                new() { Name = "MODEL_PACKAGE_GROUP_NAME", Value = ModelPackageGroupName },
                new() { Name = "SAGEMAKER_ROLE_ARN", Value = SageMakerExecutionRole.Arn },
                new() { Name = "ARTIFACT_BUCKET", Value = ArtifactBucket.Ref },
            ],
        },
        LogsConfig = LogGroup is null ? null : new() { CloudWatchLogs = new() { Status = "ENABLED", GroupName = LogGroup.Ref } },
        TimeoutInMinutes = 60,
        VpcConfig = BuildVpc,
    };
}
