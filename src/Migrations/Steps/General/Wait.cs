namespace Groundplan.Migrations;

/// <summary>Lets time pass.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Time">How long.</param>
public sealed record Wait(string Id, TimeSpan Time) : Check(Id)
{
    /// <inheritdoc/>
    public override StepSpec Specify() => new("wait", "Wait {0}.", Idempotency.Read)
    {
        Places = [new("time", Time)],
        Least = Time,
        Arguments = [new("seconds", Time)],
        Outputs = ["until"],
    };
}
