using Groundplan.Aws.EC2;
using Ssm = Groundplan.Aws.SSM;

namespace Groundplan.MachineLearning;

/// <summary>What other stacks read, below <c>/ml/{ml_name}/</c>. Source: ML Provisioner, "Integration Examples".</summary>
internal sealed partial record MlStack
{
    public Ssm.Parameter ModelPackageGroupArnParameter => field ??= Published("ModelPackageGroupArn", ModelPackageGroup.ModelPackageGroupArn, "ARN of the model registry's group");

    public Ssm.Parameter? RepositoryUrlParameter => ModelBuildRepository is null
        ? null
        : field ??= Published("RepositoryUrl", ModelBuildRepository.CloneUrlHttp, "Clone URL of the model-build repository");

    public Ssm.Parameter? BucketNameParameter => IsProfessional ? field ??= Published("BucketName", ArtifactBucket.Ref, "Artifact bucket") : null;

    public Ssm.Parameter? DashboardNameParameter => Dashboard is null ? null : field ??= Published("DashboardName", Dashboard.Ref, "CloudWatch dashboard");

    public Ssm.Parameter? KmsKeyArnParameter => Key is null ? null : field ??= Published("KmsKeyArn", Key.Arn, "ARN of the platform's key");

    public Ssm.Parameter? LogGroupNameParameter => LogGroup is null ? null : field ??= Published("LogGroupName", LogGroup.Ref, "Compliance log group");

    public Ssm.Parameter? VpcEndpointIdSagemakerApiParameter => EndpointParameter(ref field, "SagemakerApi", SageMakerApiEndpoint);

    public Ssm.Parameter? VpcEndpointIdSagemakerRuntimeParameter => EndpointParameter(ref field, "SagemakerRuntime", SageMakerRuntimeEndpoint);

    public Ssm.Parameter? VpcEndpointIdS3Parameter => EndpointParameter(ref field, "S3", S3Endpoint);

    public Ssm.Parameter? VpcEndpointIdStsParameter => EndpointParameter(ref field, "Sts", StsEndpoint);

    public Ssm.Parameter? SecurityGroupIdParameter => EndpointSecurityGroup is null
        ? null
        : field ??= Published("SecurityGroupId", EndpointSecurityGroup.GroupId, "Security group of the VPC endpoints");

    private Ssm.Parameter? EndpointParameter(ref Ssm.Parameter? field, string service, VPCEndpoint? endpoint) =>
        endpoint is null ? null : field ??= Published($"VpcEndpointId{service}", endpoint.Ref, $"VPC endpoint {service}");

    private Ssm.Parameter Published(string name, Value<string> value, string description) => new()
    {
        Name = _names.ParameterPath(name),
        Type = "String",
        Value = value,
        Description = description,
    };
}
