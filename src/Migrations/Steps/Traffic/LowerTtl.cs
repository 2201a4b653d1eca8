namespace Groundplan.Migrations;

/// <summary>Gives the records of a name a shorter TTL, long enough before a switch that no resolver keeps the old answer.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="HostedZone">The hosted zone.</param>
/// <param name="Name">The records' name, such as <c>api.example.com</c>.</param>
/// <param name="Type">Their type, such as <c>A</c> or <c>CNAME</c>; no alias, which has no TTL of its own.</param>
/// <param name="Seconds">The TTL; one that is shorter already stays.</param>
public sealed record LowerTtl(string Id, Target<Aws.Route53.HostedZone> HostedZone, string Name, string Type, long Seconds) : RecordChange(Id, HostedZone, Name, Type)
{
    /// <summary>The one record that is meant; all of the name where it is null.</summary>
    public string? SetIdentifier { get; init; }

    /// <summary>The longest TTL before the step, in seconds.</summary>
    public Value<long> PreviousTtl => new StepOutput(Id, "previousTtl");

    /// <summary>When the step was done, as <c>2026-03-01T22:00:00Z</c>.</summary>
    public Value<string> LoweredAt => Output("loweredAt");

    internal override bool IsShift => false;

    /// <inheritdoc/>
    public override StepSpec Specify() => new("lower-ttl", "Lower the TTL of {0} to {1} s.", Idempotency.Upsert)
    {
        Places = [Place, new("seconds", Seconds)],
        Effects = [new(EffectKind.Writes, Place)],
        Arguments = [.. Key, new("setIdentifier", SetIdentifier), new("seconds", Seconds)],
        Commands = Change([Members.Of(("Name", Name), ("Type", Type), ("SetIdentifier", SetIdentifier), ("TTL", Seconds), ("ResourceRecords", (Items<Members>)[Members.Of(("Value", "<value>"))]))]),
        ByHand = $"All else of a record, its values and weight too, has to be given as {CapturedFile} shows it, since a change replaces the whole record.",
        Outputs = ["captured", "previousTtl", "loweredAt"],
        Permissions = Permissions,
    };
}
