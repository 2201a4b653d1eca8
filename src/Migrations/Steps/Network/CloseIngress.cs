namespace Groundplan.Migrations;

/// <summary>Takes away what <see cref="OpenIngress"/> gave. That nothing is open is success.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="SecurityGroup">The security group that has the rule.</param>
/// <param name="Port">The port, or the first of a range.</param>
/// <param name="Source">Who may reach it no longer.</param>
public sealed record CloseIngress(string Id, Target<Aws.EC2.SecurityGroup> SecurityGroup, long Port, IngressSource Source) : Step(Id)
{
    /// <summary>The last port of a range; <see cref="Port"/> alone where it is null.</summary>
    public long? ToPort { get; init; }

    /// <summary>The protocol.</summary>
    public TransportProtocol Protocol { get; init; } = TransportProtocol.Tcp;

    /// <summary>The description of the rule; one that is described otherwise stops the step. Null for any.</summary>
    public string? Description { get; init; }

    private Ingress Rule => new(SecurityGroup, Protocol, Port, ToPort, Source, Description);

    /// <inheritdoc/>
    public override StepSpec Specify() => new("close-ingress", "Close {0}.", Idempotency.Upsert)
    {
        Places = [Rule.Place],
        Effects = [new(EffectKind.Closes, Rule.Place)],
        Arguments = Rule.Arguments,
        Commands = [Rule.Command("revoke-security-group-ingress", null)],
        Permissions = ["ec2:DescribeSecurityGroups", "ec2:RevokeSecurityGroupIngress"],
    };
}
