using static Groundplan.Documents.Reviews.ReviewCell;

namespace Groundplan.Documents.Reviews.Parts;

/// <summary>What the stack builds in a network, and what it puts into one.</summary>
internal static class NetworkPart
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "AWS::EC2::InternetGateway", "AWS::EC2::NatGateway", "AWS::EC2::NetworkAcl", "AWS::EC2::Route", "AWS::EC2::RouteTable", "AWS::EC2::SecurityGroup",
        "AWS::EC2::SecurityGroupEgress", "AWS::EC2::SecurityGroupIngress", "AWS::EC2::Subnet", "AWS::EC2::SubnetRouteTableAssociation", "AWS::EC2::VPC",
        "AWS::EC2::VPCEndpoint", "AWS::EC2::VPCGatewayAttachment", "AWS::EC2::VPCPeeringConnection",
    };

    private static readonly HashSet<string> Left = new(StringComparer.Ordinal) { "GroupDescription", "GroupName", "PolicyDocument", "Tags" };

    public static ReviewPart? Build(RootFacts facts)
    {
        var rows = facts.Resources.SelectMany(resource => Rows(facts, resource)).ToItems();
        return rows.Count == 0 ? null : new("Network", [new ReviewBlock.Table(null, ["Logical id", "Type", "Setting", "Value"], rows)]);
    }

    private static IEnumerable<Items<ReviewCell>> Rows(RootFacts facts, ResourceFacts resource) =>
        from property in resource.Properties.Entries
        where Types.Contains(resource.Type) ? !Left.Contains(property.Key) : property.Key is "VpcConfig" or "VPCConfig" or "NetworkConfiguration"
        select (Items<ReviewCell>)[Code(resource.Id), Code(resource.Type), property.Key, Code(ReadableText.Resolved(property.Value, facts.Stack))];
}
