using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Network;

/// <summary>One source that may reach a range of ports.</summary>
/// <param name="Group">The security group the rule is in.</param>
/// <param name="Protocol">tcp or udp.</param>
/// <param name="FromPort">The first port.</param>
/// <param name="ToPort">The last port.</param>
/// <param name="Source">A CIDR block, or the id of a security group.</param>
internal sealed record IngressRule(string Group, string Protocol, long FromPort, long ToPort, string Source)
{
    private const int LastPort = 65535;

    public bool IsFromGroup => Source.StartsWith("sg-", StringComparison.Ordinal);

    private bool IsVersion6 => Source.Contains(':', StringComparison.Ordinal);

    /// <summary>The rule that a step's arguments describe.</summary>
    public static IngressRule Of(StepArguments arguments)
    {
        arguments.Only("securityGroup", "protocol", "fromPort", "toPort", "cidr", "sourceSecurityGroup", "description");
        if (arguments.Has("cidr") == arguments.Has("sourceSecurityGroup"))
            throw arguments.Failure("cidr", "or sourceSecurityGroup must be given, and not both");
        var from = arguments.Integer("fromPort", maximum: LastPort);
        return new(
            arguments.Text("securityGroup"),
            arguments.Choice("protocol", "tcp", "udp"),
            from,
            arguments.Integer("toPort", from, LastPort),
            arguments.Has("cidr") ? Block(arguments) : Id(arguments));
    }

    /// <summary>Whether it is from everywhere.</summary>
    public bool IsFromAnywhere => !IsFromGroup && IPNetwork.Parse(Source).PrefixLength == 0;

    /// <summary>As members of the query protocol.</summary>
    public JsonObject Input(string? description)
    {
        var (list, member) = IsFromGroup ? ("Groups", "GroupId") : IsVersion6 ? ("Ipv6Ranges", "CidrIpv6") : ("IpRanges", "CidrIp");
        var source = new JsonObject { [member] = Source };
        if (description is not null)
            source["Description"] = description;
        return new()
        {
            ["GroupId"] = Group,
            ["IpPermissions"] = new JsonArray(new JsonObject { ["IpProtocol"] = Protocol, ["FromPort"] = FromPort, ["ToPort"] = ToPort, [list] = new JsonArray(source) }),
        };
    }

    /// <summary>The description of this rule in a group; empty where it has none, null where the rule is not there.</summary>
    public string? DescriptionIn(XElement group)
    {
        var (list, member) = IsFromGroup ? ("groups", "groupId") : IsVersion6 ? ("ipv6Ranges", "cidrIpv6") : ("ipRanges", "cidrIp");
        return group.Element("ipPermissions")?.Elements("item")
            .Where(p => p.Text("ipProtocol") == Protocol && p.Text("fromPort") == Number(FromPort) && p.Text("toPort") == Number(ToPort))
            .SelectMany(p => p.Element(list)?.Elements("item") ?? [])
            .Where(s => s.Text(member) == Source)
            .Select(s => s.Text("description"))
            .FirstOrDefault();
    }

    public override string ToString() => $"{Protocol} {(FromPort == ToPort ? Number(FromPort) : $"{FromPort}-{ToPort}")} from {Source} in {Group}";

    // EC2 keeps a block without its host bits, so that one with them would never be found again.
    private static string Block(StepArguments arguments)
        => arguments.Text("cidr").Split('/') is [var address, _] && IPNetwork.TryParse(arguments.Text("cidr"), out var block) && IPAddress.Parse(address).Equals(block.BaseAddress)
            ? block.ToString()
            : throw arguments.Failure("cidr", "must be a CIDR block without host bits, such as 10.0.0.0/24 or 2001:db8::/64");

    private static string Id(StepArguments arguments)
        => arguments.Text("sourceSecurityGroup") is var id && id.StartsWith("sg-", StringComparison.Ordinal) ? id : throw arguments.Failure("sourceSecurityGroup", "must be the id of a security group, such as sg-0123456789abcdef0");

    private static string Number(long port) => port.ToString(CultureInfo.InvariantCulture);
}
