namespace Groundplan.MachineLearning;

/// <summary>
/// Every name of a platform, derived once. Sources: ML Provisioner, "Naming Conventions", for the patterns and the suffixes of registry, repositories,
/// projects, pipelines and roles; the other suffixes are ours (docs/ml-platform.md).
/// </summary>
internal sealed class MlNames
{
    private readonly string _base;
    private readonly string _iamBase;

    public MlNames(MlPlatform platform)
    {
        var workload = string.IsNullOrEmpty(platform.Workload) ? "" : $"-{platform.Workload}";
        _base = $"{platform.CompanyPrefix}-{platform.Environment}-{platform.TenantId}-{platform.Region}-{platform.UseCase}{workload}";
        _iamBase = $"{platform.CompanyPrefix}-{platform.Environment}-{platform.TenantId}-{platform.UseCase}{workload}";
    }

    /// <summary>The platform's name; the tier is not in it.</summary>
    public string MlName => $"{_base}-ml";

    /// <summary>What every regional name starts with.</summary>
    public string Base => _base;

    public string Stack => $"{MlName}-stack";

    public string ModelPackageGroup => $"{_base}-models";

    public string ModelBuildRepository => $"{_base}-model-build";

    public string ModelDeployRepository => $"{_base}-model-deploy";

    public string BuildProject => $"{_base}-build";

    public string DeployProject => $"{_base}-deploy";

    public string BuildPipeline => $"{_base}-build-pipeline";

    public string DeployPipeline => $"{_base}-deploy-pipeline";

    public string ArtifactBucket => $"{_base}-artifact";

    public string CodeBuildRole => $"{_iamBase}-codebuild-role";

    public string CodePipelineRole => $"{_iamBase}-codepipeline-role";

    public string SageMakerExecutionRole => $"{_iamBase}-sagemaker-exec-role";

    public string ApprovalRule => $"{_base}-approval";

    public string Dashboard => $"{_base}-dashboard";

    public string DeveloperPolicy => $"{_iamBase}-developer";

    public string ApproverPolicy => $"{_iamBase}-approver";

    public string KeyAlias => $"alias/{_base}-key";

    public string PermissionBoundary => $"{_iamBase}-boundary";

    public string LogGroup => $"{_base}-logs";

    public string BuildFailureAlarm => $"{_base}-build-failed";

    public string DeployFailureAlarm => $"{_base}-deploy-failed";

    public string AlertTopic => $"{_base}-alerts";

    public string EndpointSecurityGroup => $"{_base}-endpoints";

    /// <summary>Every physical name with its limit, by logical id. KMS keys, subscriptions and endpoints have no name.</summary>
    public IReadOnlyList<PhysicalName> All =>
    [
        new(nameof(MlStack.ModelPackageGroup), ModelPackageGroup, 63),
        new(nameof(MlStack.ModelBuildRepository), ModelBuildRepository, 100),
        new(nameof(MlStack.ModelDeployRepository), ModelDeployRepository, 100),
        new(nameof(MlStack.BuildProject), BuildProject, 150),
        new(nameof(MlStack.DeployProject), DeployProject, 150),
        new(nameof(MlStack.BuildPipeline), BuildPipeline, 100),
        new(nameof(MlStack.DeployPipeline), DeployPipeline, 100),
        new(nameof(MlStack.ArtifactBucket), ArtifactBucket, 63),
        new(nameof(MlStack.CodeBuildRole), CodeBuildRole, 64),
        new(nameof(MlStack.CodePipelineRole), CodePipelineRole, 64),
        new(nameof(MlStack.SageMakerExecutionRole), SageMakerExecutionRole, 64),
        new(nameof(MlStack.ApprovalRule), ApprovalRule, 64),
        new(nameof(MlStack.Dashboard), Dashboard, 255),
        new(nameof(MlStack.DeveloperPolicy), DeveloperPolicy, 128),
        new(nameof(MlStack.ApproverPolicy), ApproverPolicy, 128),
        new(nameof(MlStack.KeyAlias), KeyAlias, 256),
        new(nameof(MlStack.PermissionBoundary), PermissionBoundary, 128),
        new(nameof(MlStack.LogGroup), LogGroup, 512),
        new(nameof(MlStack.BuildFailureAlarm), BuildFailureAlarm, 255),
        new(nameof(MlStack.DeployFailureAlarm), DeployFailureAlarm, 255),
        new(nameof(MlStack.AlertTopic), AlertTopic, 256),
        new(nameof(MlStack.EndpointSecurityGroup), EndpointSecurityGroup, 255),
    ];

    /// <summary>The path of an SSM parameter that the stack publishes.</summary>
    public string ParameterPath(string name) => $"/ml/{MlName}/{name}";
}

/// <summary>A physical name and the longest that AWS takes, in characters.</summary>
internal sealed record PhysicalName(string LogicalId, string Name, int Limit);
