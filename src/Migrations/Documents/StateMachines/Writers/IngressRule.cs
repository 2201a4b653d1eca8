using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A rule of a security group, as EC2 takes it.</summary>
internal static class IngressRule
{
    public static Node.Object Of(StepCall call) => Node.Of(
        ("GroupId", call.Need("securityGroup")),
        ("IpPermissions", Node.ListOf([(Node)Node.Of(
            ("IpProtocol", call.Get("protocol") ?? Node.Text("tcp")),
            ("FromPort", call.Get("fromPort")),
            ("ToPort", call.Get("toPort")),
            ("IpRanges", call.Get("cidr") is { } cidr ? Node.ListOf([(Node)Node.Of(("CidrIp", cidr), ("Description", call.Get("description")))]) : null),
            ("UserIdGroupPairs", call.Get("sourceSecurityGroup") is { } group ? Node.ListOf([(Node)Node.Of(("GroupId", group), ("Description", call.Get("description")))]) : null))])));
}
