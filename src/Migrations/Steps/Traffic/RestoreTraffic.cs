namespace Groundplan.Migrations;

/// <summary>Brings records of Route 53 back to what they were before an earlier step changed them, and removes those that it made.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Earlier">The step that changed them.</param>
public sealed record RestoreTraffic(string Id, RecordChange Earlier) : Step(Id)
{
    private Place Place => Earlier?.Place ?? new("record", null);

    /// <inheritdoc/>
    public override StepSpec Specify() => new("restore-traffic", "Bring {0} back to what it was.", Idempotency.Upsert)
    {
        Places = [Place],
        Effects = [new(Earlier?.IsShift == false ? EffectKind.Writes : EffectKind.ShiftsBack, Place)],
        Arguments = [new("captured", Earlier?.Captured)],
        Commands = [CommandLine.Of("aws", "route53", "change-resource-record-sets", "--hosted-zone-id", Earlier?.HostedZone, "--change-batch", $"file://{Earlier?.CapturedFile}")],
        ByHand = $"{Earlier?.CapturedFile} is what the first command of {Earlier?.Id} wrote. A record that the step made is not in it: delete that one.",
        Permissions = RecordChange.Permissions,
    };
}
