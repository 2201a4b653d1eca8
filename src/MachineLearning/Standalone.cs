namespace Groundplan.MachineLearning;

/// <summary>A network whose endpoint security group is made by the stack itself.</summary>
public abstract record Standalone : Network
{
    private protected Standalone()
    {
    }

    internal sealed override string Mode => "standalone";

    /// <summary>The VPC and its subnets are read from SSM Parameter Store when the stack is deployed.</summary>
    public sealed record FromParameterStore : Standalone
    {
        /// <summary>The absolute path of the SSM parameter that holds the VPC's id, such as <c>/vpc/globalbank-prod/VpcId</c>.</summary>
        public required string VpcIdPath { get; init; }

        /// <summary>The absolute path of the SSM parameter that holds the private subnets' ids: a StringList, or a String separated by commas.</summary>
        public required string SubnetIdsPath { get; init; }

        internal override IReadOnlyList<NetworkInput> Inputs =>
        [
            NetworkInput.Of(nameof(VpcIdPath), NetworkInputKind.ParameterPath, VpcIdPath),
            NetworkInput.Of(nameof(SubnetIdsPath), NetworkInputKind.ParameterPath, SubnetIdsPath),
        ];
    }

    /// <summary>The VPC and its subnets are given by id.</summary>
    public sealed record Direct : Standalone
    {
        /// <summary>The VPC's id, <c>vpc-</c> and 8 or 17 hexadecimal digits.</summary>
        public required string VpcId { get; init; }

        /// <summary>The private subnets' ids, <c>subnet-…</c>, at least two of different Availability Zones.</summary>
        public required Items<string> SubnetIds { get; init; }

        internal override IReadOnlyList<NetworkInput> Inputs =>
        [
            NetworkInput.Of(nameof(VpcId), NetworkInputKind.VpcId, VpcId),
            new(nameof(SubnetIds), NetworkInputKind.SubnetIds, SubnetIds ?? []),
        ];
    }
}
