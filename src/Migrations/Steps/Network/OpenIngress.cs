namespace Groundplan.Migrations;

/// <summary>Lets one source reach a port of what a security group protects. From everywhere is refused.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="SecurityGroup">The security group that has the rule.</param>
/// <param name="Port">The port, or the first of a range.</param>
/// <param name="Source">Who may reach it.</param>
/// <param name="Description">What the rule is for; it tells the step's rule from another.</param>
public sealed record OpenIngress(string Id, Target<Aws.EC2.SecurityGroup> SecurityGroup, long Port, IngressSource Source, string Description) : Step(Id)
{
    /// <summary>The last port of a range; <see cref="Port"/> alone where it is null.</summary>
    public long? ToPort { get; init; }

    /// <summary>The protocol.</summary>
    public TransportProtocol Protocol { get; init; } = TransportProtocol.Tcp;

    private Ingress Rule => new(SecurityGroup, Protocol, Port, ToPort, Source, Description);

    /// <summary>A step that closes what this one opens.</summary>
    public CloseIngress Close(string id) => new(id, SecurityGroup, Port, Source) { ToPort = ToPort, Protocol = Protocol, Description = Description };

    /// <inheritdoc/>
    public override StepSpec Specify() => new("open-ingress", "Open {0}.", Idempotency.Upsert)
    {
        Places = [Rule.Place],
        Effects = [new(EffectKind.Opens, Rule.Place)],
        Arguments = Rule.Arguments,
        Commands = [Rule.Command("authorize-security-group-ingress", Description)],
        Permissions = ["ec2:DescribeSecurityGroups", "ec2:AuthorizeSecurityGroupIngress"],
    };
}
