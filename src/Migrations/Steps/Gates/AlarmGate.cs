namespace Groundplan.Migrations;

/// <summary>Holds when every CloudWatch alarm was OK for a time without a break. One that goes off fails it at once.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Alarms">The alarms.</param>
/// <param name="For">How long.</param>
public sealed record AlarmGate(string Id, Items<Target<Aws.CloudWatch.Alarm>> Alarms, TimeSpan For) : Check(Id)
{
    /// <summary>How often it is looked; every fifteen seconds where it is null.</summary>
    public TimeSpan? Poll { get; init; }

    /// <summary>Whether an alarm without enough data holds; else it fails the gate.</summary>
    public bool InsufficientDataHolds { get; init; }

    /// <summary>Whose health the alarms tell; the alarms themselves where it is null.</summary>
    public Place? Gates { get; init; }

    private IEnumerable<object?> Each => (Alarms ?? []).Select(alarm => (object?)alarm);

    /// <inheritdoc/>
    public override StepSpec Specify() => new("alarm-gate", "See that alarms {0} stay OK for {1}.", Idempotency.Read)
    {
        Places = [new("alarms", Alarms), new("time", For)],
        Effects = Gates is null ? Each.Select(alarm => new StepEffect(EffectKind.Gates, new("alarm", alarm))).ToItems() : [new(EffectKind.Gates, Gates)],
        Least = For,
        Arguments = [new("alarms", Alarms), new("forSeconds", For), new("pollSeconds", Poll), new("insufficientData", InsufficientDataHolds ? "holds" : "fails")],
        Commands = [new(["aws", "cloudwatch", "describe-alarms", "--alarm-names", .. Each, "--query", "*[].[AlarmName,StateValue]"])],
        Permissions = ["cloudwatch:DescribeAlarms"],
    };
}
