namespace Groundplan.MachineLearning;

internal sealed partial record MlStack
{
    private static readonly HashSet<string> NameProperties = new(StringComparer.Ordinal)
    {
        "ModelPackageGroupName", "RepositoryName", "Name", "BucketName", "RoleName", "DashboardName", "ManagedPolicyName", "AliasName",
        "LogGroupName", "AlarmName", "TopicName", "GroupName", "StackName",
    };

    protected override (object Record, string? Property)? Provenance(string logicalId, string? property) => (logicalId, property) switch
    {
        (nameof(LogGroup), "RetentionInDays") when _platform.Compliance is { } compliance => (compliance, nameof(Compliance.LogRetentionDays)),
        (nameof(AlertSubscription), _) when _platform.Alerts is { } alerts => (alerts, nameof(Alerts.Email)),
        (nameof(ModelBuildRepository) or nameof(ModelDeployRepository), null) => (_platform, nameof(MlPlatform.SourceControl)),
        (_, { } name) when NameProperties.Contains(name) => (_platform, DistinguishingField),
        _ => NetworkProvenance(logicalId, property) ?? (_platform, null),
    };

    /// <summary>The field to change when a name must change.</summary>
    private string DistinguishingField => string.IsNullOrEmpty(_platform.Workload) ? nameof(MlPlatform.UseCase) : nameof(MlPlatform.Workload);

    private (object Record, string? Property)? NetworkProvenance(string logicalId, string? property)
    {
        if (_platform.Network is not { } network)
            return null;
        return (logicalId, property) switch
        {
            (nameof(VpcId), _) or (_, "VpcId") => (network, InputProperty(network, "VpcId")),
            (nameof(SubnetIds), _) or (_, "SubnetIds") => (network, InputProperty(network, "SubnetIds")),
            (nameof(SecurityGroupId), _) or (_, "SecurityGroupIds") => (network, InputProperty(network, "SecurityGroupId")),
            (nameof(S3Endpoint), _) => (network, nameof(Network.RouteTableIds)),
            (nameof(SageMakerApiEndpoint) or nameof(SageMakerRuntimeEndpoint) or nameof(StsEndpoint) or nameof(EndpointSecurityGroup), _)
                or (nameof(BuildProject) or nameof(DeployProject), "VpcConfig") => (network, null),
            _ => null,
        };
    }

    private static string? InputProperty(Network network, string start) =>
        network.Inputs.FirstOrDefault(input => input.Property.StartsWith(start, StringComparison.Ordinal))?.Property;
}
