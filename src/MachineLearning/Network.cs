namespace Groundplan.MachineLearning;

/// <summary>
/// The VPC that the enterprise tier lives in: <see cref="Standalone"/> or <see cref="SecurityGroupProvisioner"/>, each <c>FromParameterStore</c> or
/// <c>Direct</c>. The hierarchy is closed: a security group in standalone mode, or an id where a path belongs, does not compile.
/// </summary>
public abstract record Network
{
    private protected Network()
    {
    }

    /// <summary>
    /// The route tables of the subnets, as <c>rtb-…</c>: the S3 gateway endpoint adds its route to each. Without any, no traffic uses that endpoint.
    /// </summary>
    public Items<string> RouteTableIds { get; init; } = [];

    /// <summary>How people call the mode.</summary>
    internal abstract string Mode { get; }

    /// <summary>The VPC, the subnets and the security group, as far as they are given.</summary>
    internal abstract IReadOnlyList<NetworkInput> Inputs { get; }
}
