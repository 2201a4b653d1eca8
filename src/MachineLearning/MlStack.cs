namespace Groundplan.MachineLearning;

/// <summary>
/// The stack of a platform. Members of a higher tier are null in a lower one, and nothing else depends on the tier's order: that is what makes each
/// tier hold the one below. The members are listed by hand because reflection would order partial files as the disk does.
/// </summary>
internal sealed partial record MlStack : Stack
{
    private readonly MlPlatform _platform;
    private readonly MlNames _names;

    public MlStack(MlPlatform platform)
        : this(platform, new MlNames(platform))
    {
    }

    private MlStack(MlPlatform platform, MlNames names)
        : base(names.Stack)
    {
        _platform = platform;
        _names = names;
        Region = platform.Region;
        AccountId = platform.AccountId;
        StackTags = TagMap(platform);
        Description = $"{platform.Tier} machine-learning platform {names.MlName} of {Company(platform)}.";
    }

    private bool IsProfessional => _platform.Has(Tier.Professional);

    private bool IsEnterprise => _platform.Has(Tier.Enterprise);

    private bool UsesCodeCommit => _platform.SourceControl == SourceControl.CodeCommit;

    protected override IReadOnlyList<StackMember> Members() =>
    [
        .. Present(
            (nameof(VpcId), VpcId),
            (nameof(SubnetIds), SubnetIds),
            (nameof(SecurityGroupId), SecurityGroupId),
            (nameof(ModelPackageGroup), ModelPackageGroup),
            (nameof(ArtifactBucket), ArtifactBucket),
            (nameof(ModelBuildRepository), ModelBuildRepository),
            (nameof(ModelDeployRepository), ModelDeployRepository),
            (nameof(BuildProject), BuildProject),
            (nameof(DeployProject), DeployProject),
            (nameof(BuildPipeline), BuildPipeline),
            (nameof(DeployPipeline), DeployPipeline),
            (nameof(CodeBuildRole), CodeBuildRole),
            (nameof(CodePipelineRole), CodePipelineRole),
            (nameof(SageMakerExecutionRole), SageMakerExecutionRole),
            (nameof(ApprovalRule), ApprovalRule),
            (nameof(Dashboard), Dashboard),
            (nameof(DeveloperPolicy), DeveloperPolicy),
            (nameof(ApproverPolicy), ApproverPolicy),
            (nameof(Key), Key),
            (nameof(KeyAlias), KeyAlias),
            (nameof(PermissionBoundary), PermissionBoundary),
            (nameof(LogGroup), LogGroup),
            (nameof(BuildFailureAlarm), BuildFailureAlarm),
            (nameof(DeployFailureAlarm), DeployFailureAlarm),
            (nameof(AlertTopic), AlertTopic),
            (nameof(AlertSubscription), AlertSubscription),
            (nameof(SageMakerApiEndpoint), SageMakerApiEndpoint),
            (nameof(SageMakerRuntimeEndpoint), SageMakerRuntimeEndpoint),
            (nameof(StsEndpoint), StsEndpoint),
            (nameof(S3Endpoint), S3Endpoint),
            (nameof(EndpointSecurityGroup), EndpointSecurityGroup),
            (nameof(ModelPackageGroupArnParameter), ModelPackageGroupArnParameter),
            (nameof(RepositoryUrlParameter), RepositoryUrlParameter),
            (nameof(BucketNameParameter), BucketNameParameter),
            (nameof(DashboardNameParameter), DashboardNameParameter),
            (nameof(KmsKeyArnParameter), KmsKeyArnParameter),
            (nameof(LogGroupNameParameter), LogGroupNameParameter),
            (nameof(VpcEndpointIdSagemakerApiParameter), VpcEndpointIdSagemakerApiParameter),
            (nameof(VpcEndpointIdSagemakerRuntimeParameter), VpcEndpointIdSagemakerRuntimeParameter),
            (nameof(VpcEndpointIdS3Parameter), VpcEndpointIdS3Parameter),
            (nameof(VpcEndpointIdStsParameter), VpcEndpointIdStsParameter),
            (nameof(SecurityGroupIdParameter), SecurityGroupIdParameter)),
    ];

    private static IEnumerable<StackMember> Present(params (string Name, object? Item)[] members) =>
        members.Where(member => member.Item is not null).Select(member => new StackMember(member.Name, member.Item!));

    private static string Company(MlPlatform platform) => string.IsNullOrEmpty(platform.CompanyName) ? platform.CompanyPrefix : platform.CompanyName!;

    /// <summary>Tags of the stack, which CloudFormation puts on every resource that takes tags; on each resource they would be a fifth of the template.</summary>
    private static Map<string> TagMap(MlPlatform platform) => Map<string>.From(
        new KeyValuePair<string, string>[]
        {
            new("Company", Company(platform)),
            new("Environment", platform.Environment),
            new("Tenant", platform.TenantId),
            new("UseCase", platform.UseCase),
            new("Workload", platform.Workload ?? ""),
            new("Tier", platform.Tier.ToString()),
        }
        .Concat(platform.Tags ?? new())
        .Where(tag => !string.IsNullOrEmpty(tag.Key) && !string.IsNullOrEmpty(tag.Value)));

    /// <summary>The ARN of something in the stack's own account and region that is known by its name only.</summary>
    private static Value<string> Arn(string service, string resource) =>
        Fn.Sub($"arn:{Pseudo.Partition}:{service}:{Pseudo.Region}:{Pseudo.AccountId}:{resource}");

    private static Value<string> Arn(string service, string kind, Value<string> name) =>
        Fn.Sub($"arn:{Pseudo.Partition}:{service}:{Pseudo.Region}:{Pseudo.AccountId}:{kind}{name}");
}
