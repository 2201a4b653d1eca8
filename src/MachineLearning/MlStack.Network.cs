using Groundplan.Aws.EC2;

namespace Groundplan.MachineLearning;

internal sealed partial record MlStack
{
    /// <summary>What a VPC's addresses are taken from (RFC 1918, and RFC 6598 for the secondary blocks of container platforms).</summary>
    private static readonly string[] PrivateAddresses = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"];

    private Network? Network => IsEnterprise ? _platform.Network : null;

    public Parameter<string>? VpcId => Network is Standalone.FromParameterStore or SecurityGroupProvisioner.FromParameterStore
        ? field ??= new("AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>") { Default = InputValue("VpcIdPath"), Description = "SSM path of the VPC's id" }
        : null;

    public ListParameter<string>? SubnetIds => Network is Standalone.FromParameterStore or SecurityGroupProvisioner.FromParameterStore
        ? field ??= new("AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>") { Default = InputValue("SubnetIdsPath"), Description = "SSM path of the private subnets' ids" }
        : null;

    public Parameter<string>? SecurityGroupId => Network is SecurityGroupProvisioner.FromParameterStore
        ? field ??= new("AWS::SSM::Parameter::Value<AWS::EC2::SecurityGroup::Id>") { Default = InputValue("SecurityGroupIdPath"), Description = "SSM path of the endpoint security group's id" }
        : null;

    public VPCEndpoint? SageMakerApiEndpoint => Network is null ? null : field ??= InterfaceEndpoint("sagemaker.api");

    public VPCEndpoint? SageMakerRuntimeEndpoint => Network is null ? null : field ??= InterfaceEndpoint("sagemaker.runtime");

    public VPCEndpoint? StsEndpoint => Network is null ? null : field ??= InterfaceEndpoint("sts");

    public VPCEndpoint? S3Endpoint => Network is null
        ? null
        : field ??= new()
        {
            VpcEndpointType = "Gateway",
            ServiceName = Fn.Sub($"com.amazonaws.{Pseudo.Region}.s3"),
            VpcId = Vpc,
            RouteTableIds = Values(Network.RouteTableIds),
        };

    /// <summary>
    /// For the endpoints and the builds. Port 443 comes in from private addresses: the VPC's own block is not known here, a rule that names its own group
    /// would be circular, and a group's own rule as a resource would be one resource more than the tier has.
    /// </summary>
    public SecurityGroup? EndpointSecurityGroup => Network is Standalone
        ? field ??= new()
        {
            GroupName = _names.EndpointSecurityGroup,
            GroupDescription = $"VPC endpoints and builds of {_names.MlName}",
            VpcId = Vpc,
            SecurityGroupIngress =
            [
                .. PrivateAddresses.Select(block => new SecurityGroupIngressProperty
                {
                    IpProtocol = "tcp", FromPort = 443, ToPort = 443, CidrIp = block, Description = "HTTPS to the endpoints from private addresses",
                }),
            ],
            SecurityGroupEgress =
            [
                new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, CidrIp = "0.0.0.0/0", Description = "HTTPS of builds, to S3 through its gateway endpoint" },
            ],
        }
        : null;

    private Value<string> Vpc => VpcId is null ? InputValue("VpcId") : VpcId.Ref;

    private Items<Value<string>> Subnets => SubnetIds is null ? Values(Input("SubnetIds")?.Values) : SubnetIds.Ref;

    private Value<string> EndpointSecurityGroupId => EndpointSecurityGroup is not null ? EndpointSecurityGroup.GroupId
        : SecurityGroupId is not null ? SecurityGroupId.Ref
        : InputValue("SecurityGroupId");

    private static Items<Value<string>> Values(Items<string>? values) => values switch
    {
        null => [],
        { Intrinsic: { } intrinsic } => intrinsic,
        _ => values.Select(value => (Value<string>)value).ToItems(),
    };

    private NetworkInput? Input(string property) => Network?.Inputs.FirstOrDefault(input => input.Property == property);

    private string InputValue(string property) => Input(property) is { Values: { Count: > 0 } values } ? values[0] : "";

    private VPCEndpoint InterfaceEndpoint(string service) => new()
    {
        VpcEndpointType = "Interface",
        ServiceName = Fn.Sub($"com.amazonaws.{Pseudo.Region}.{service}"),
        VpcId = Vpc,
        SubnetIds = Subnets,
        SecurityGroupIds = [EndpointSecurityGroupId],
        PrivateDnsEnabled = true,
    };
}
