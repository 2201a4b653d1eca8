using System.Globalization;

namespace Groundplan.Migrations;

/// <summary>A rule of a security group that a step opens or closes.</summary>
internal sealed record Ingress(Target<Aws.EC2.SecurityGroup> SecurityGroup, TransportProtocol Protocol, long FromPort, long? ToPort, IngressSource? Source, string? Description)
{
    public Place Place => new("ingress", Joined.Of(SecurityGroup, $" {Word}/{Ports} from ", Source?.Address));

    public Items<Argument> Arguments =>
    [
        new("securityGroup", SecurityGroup),
        new("protocol", Word),
        new("fromPort", FromPort),
        new("toPort", LastPort),
        new("cidr", (Source as IngressSource.Cidr)?.Block),
        new("sourceSecurityGroup", (Source as IngressSource.Group)?.GroupId),
        new("description", Description),
    ];

    private long LastPort => ToPort ?? FromPort;

    private string Word => Protocol == TransportProtocol.Udp ? "udp" : "tcp";

    private string Ports => LastPort == FromPort ? Number(FromPort) : $"{Number(FromPort)}-{Number(LastPort)}";

    public CommandLine Command(string operation, string? description) => CommandLine.Of("aws", "ec2", operation, "--group-id", SecurityGroup, "--ip-permissions", new JsonText((Items<Members>)[Permission(description)]));

    private static string Number(long port) => port.ToString(CultureInfo.InvariantCulture);

    private Members Permission(string? description)
    {
        var (list, member) = Source switch
        {
            IngressSource.Group => ("UserIdGroupPairs", "GroupId"),
            IngressSource.Cidr { Block: { } block } when block.Contains(":") => ("Ipv6Ranges", "CidrIpv6"),
            _ => ("IpRanges", "CidrIp"),
        };
        Items<Members> sources = [Members.Of((member, Source?.Address), ("Description", description))];
        return Members.Of(("IpProtocol", Word), ("FromPort", FromPort), ("ToPort", LastPort), (list, sources));
    }
}
