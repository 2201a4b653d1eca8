namespace Groundplan.Migrations;

/// <summary>Makes the one simple record of a name lead somewhere, and waits until every server of Route 53 answers with that.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="HostedZone">The hosted zone.</param>
/// <param name="Name">The record's name, such as <c>api.example.com</c>.</param>
/// <param name="Type">Its type, such as <c>A</c> or <c>CNAME</c>.</param>
/// <param name="Target">Where it leads.</param>
public sealed record PointRecord(string Id, Target<Aws.Route53.HostedZone> HostedZone, string Name, string Type, RecordTarget Target) : RecordChange(Id, HostedZone, Name, Type)
{
    /// <summary>For how many seconds resolvers may keep the answer; needed unless the record is an alias.</summary>
    public long? Ttl { get; init; }

    /// <summary>The health check without which Route 53 does not answer with it; what it was where it is not set.</summary>
    public Value<string> HealthCheckId { get; init; }

    internal override bool IsShift => true;

    /// <inheritdoc/>
    public override StepSpec Specify() => new("point-record", "Point {0} elsewhere.", Idempotency.Upsert)
    {
        Places = [Place],
        Effects = [new(EffectKind.Shifts, Place)],
        Arguments = [.. Key, new("ttl", Ttl), .. Target is null ? (Argument[])[] : [Target.Argument], new("healthCheckId", HealthCheckId)],
        Commands = Change([Members.Of([("Name", Name), ("Type", Type), .. Target?.RecordSet(Ttl) ?? [], ("HealthCheckId", HealthCheckId)])]),
        Outputs = ["captured"],
        Permissions = Permissions,
    };
}
