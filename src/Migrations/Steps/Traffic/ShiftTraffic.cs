namespace Groundplan.Migrations;

/// <summary>Sets the weights of all records of a name in one change, and waits until every server of Route 53 answers with them.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="HostedZone">The hosted zone.</param>
/// <param name="Name">The records' name, such as <c>api.example.com</c>.</param>
/// <param name="Type">Their type, such as <c>A</c> or <c>CNAME</c>.</param>
/// <param name="Records">All records of the name, with weights that sum to 100.</param>
public sealed record ShiftTraffic(string Id, Target<Aws.Route53.HostedZone> HostedZone, string Name, string Type, Items<WeightedRecord> Records) : RecordChange(Id, HostedZone, Name, Type)
{
    /// <summary>For how many seconds resolvers may keep an answer; needed unless all records are aliases.</summary>
    public long? Ttl { get; init; }

    internal override bool IsShift => true;

    private IEnumerable<WeightedRecord> Each => (Records ?? []).OfType<WeightedRecord>();

    /// <inheritdoc/>
    public override StepSpec Specify() => new("shift-traffic", "Shift the traffic of {0}: {1}.", Idempotency.Upsert)
    {
        Places = [Place, new("weights", string.Join(", ", Each.Select(record => FormattableString.Invariant($"{record.SetIdentifier} {record.Weight} %"))))],
        Effects = [new(EffectKind.Shifts, Place)],
        Arguments = [.. Key, new("records", Each.ToItems()), new("ttl", Ttl)],
        Commands = Change(Each.Select(RecordSet)),
        Outputs = ["captured", "previousWeights"],
        Permissions = Permissions,
    };

    private Members RecordSet(WeightedRecord record) => Members.Of(
    [
        ("Name", Name),
        ("Type", Type),
        ("SetIdentifier", record.SetIdentifier),
        ("Weight", record.Weight),
        .. record.Target?.RecordSet(Ttl) ?? [],
        ("HealthCheckId", record.HealthCheckId),
    ]);
}
