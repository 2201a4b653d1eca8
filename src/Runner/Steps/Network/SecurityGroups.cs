using System.Xml.Linq;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Network;

/// <summary>Reads security groups.</summary>
internal static class SecurityGroups
{
    private static readonly AwsRead DescribeSecurityGroups = new(AwsService.Ec2, "DescribeSecurityGroups");
    private static readonly AwsRead DescribeNetworkInterfaces = new(AwsService.Ec2, "DescribeNetworkInterfaces");

    /// <summary>The group; null where there is none of that id.</summary>
    public static async Task<XElement?> FindAsync(IAwsReader aws, string group, CancellationToken cancellationToken)
        => (await Ec2.ItemsAsync(aws, DescribeSecurityGroups, Ec2.Filter("group-id", group), "securityGroupInfo", cancellationToken)).SingleOrDefault(g => g.Text("groupId") == group);

    /// <summary>What a group cannot be deleted for, each in a few words.</summary>
    public static async Task<IReadOnlyList<string>> UsesAsync(IAwsReader aws, string group, CancellationToken cancellationToken)
    {
        var interfaces = await Ec2.ItemsAsync(aws, DescribeNetworkInterfaces, Ec2.Filter("group-id", group), "networkInterfaceSet", cancellationToken);
        var incoming = await Ec2.ItemsAsync(aws, DescribeSecurityGroups, Ec2.Filter("ip-permission.group-id", group), "securityGroupInfo", cancellationToken);
        var outgoing = await Ec2.ItemsAsync(aws, DescribeSecurityGroups, Ec2.Filter("egress.ip-permission.group-id", group), "securityGroupInfo", cancellationToken);
        return [.. interfaces.Select(Interface), .. incoming.Concat(outgoing).Select(g => g.Text("groupId")).Where(g => g != group).Distinct(StringComparer.Ordinal).Select(g => $"a rule of the security group {g}")];
    }

    private static string Interface(XElement item)
    {
        var instance = item.Element("attachment")?.Text("instanceId") ?? "";
        var what = instance.Length > 0 ? $"of the instance {instance}" : item.Text("description") is { Length: > 0 } description ? $"({description})" : "";
        return $"the network interface {item.Text("networkInterfaceId")} {what}".TrimEnd();
    }
}
