namespace Groundplan.MachineLearning;

/// <summary>A network whose endpoint security group was made outside the stack, by the team's security-group provisioner.</summary>
public abstract record SecurityGroupProvisioner : Network
{
    private protected SecurityGroupProvisioner()
    {
    }

    internal sealed override string Mode => "security-group provisioner";

    /// <summary>The VPC, its subnets and the security group are read from SSM Parameter Store when the stack is deployed.</summary>
    public sealed record FromParameterStore : SecurityGroupProvisioner
    {
        /// <summary>The absolute path of the SSM parameter that holds the VPC's id, such as <c>/vpc/globalbank-prod/VpcId</c>.</summary>
        public required string VpcIdPath { get; init; }

        /// <summary>The absolute path of the SSM parameter that holds the private subnets' ids: a StringList, or a String separated by commas.</summary>
        public required string SubnetIdsPath { get; init; }

        /// <summary>The absolute path of the SSM parameter that holds the security group's id, such as <c>/sg/globalbank-prod/SecurityGroupId</c>.</summary>
        public required string SecurityGroupIdPath { get; init; }

        internal override IReadOnlyList<NetworkInput> Inputs =>
        [
            NetworkInput.Of(nameof(VpcIdPath), NetworkInputKind.ParameterPath, VpcIdPath),
            NetworkInput.Of(nameof(SubnetIdsPath), NetworkInputKind.ParameterPath, SubnetIdsPath),
            NetworkInput.Of(nameof(SecurityGroupIdPath), NetworkInputKind.ParameterPath, SecurityGroupIdPath),
        ];
    }

    /// <summary>The VPC, its subnets and the security group are given by id.</summary>
    public sealed record Direct : SecurityGroupProvisioner
    {
        /// <summary>The VPC's id, <c>vpc-</c> and 8 or 17 hexadecimal digits.</summary>
        public required string VpcId { get; init; }

        /// <summary>The private subnets' ids, <c>subnet-…</c>, at least two of different Availability Zones.</summary>
        public required Items<string> SubnetIds { get; init; }

        /// <summary>The security group's id, <c>sg-</c> and 8 or 17 hexadecimal digits. It must let port 443 in from the subnets.</summary>
        public required string SecurityGroupId { get; init; }

        internal override IReadOnlyList<NetworkInput> Inputs =>
        [
            NetworkInput.Of(nameof(VpcId), NetworkInputKind.VpcId, VpcId),
            new(nameof(SubnetIds), NetworkInputKind.SubnetIds, SubnetIds ?? []),
            NetworkInput.Of(nameof(SecurityGroupId), NetworkInputKind.SecurityGroupId, SecurityGroupId),
        ];
    }
}
