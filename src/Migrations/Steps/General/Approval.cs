namespace Groundplan.Migrations;

/// <summary>Somebody looks at what is there and lets the migration go on. Bound to the runbook, the environment, an identity and an expiry.</summary>
/// <param name="Id">Unique in the migration.</param>
public sealed record Approval(string Id) : Check(Id)
{
    /// <summary>Whether the approver must be somebody else than who runs the migration.</summary>
    public bool SeparationOfDuties { get; init; }

    /// <summary>Who may approve, as ARNs in which <c>*</c> stands for any characters; anybody where it is empty.</summary>
    public Items<string> Approvers { get; init; } = [];

    /// <summary>For how long an approval counts; eight hours where it is null.</summary>
    public TimeSpan? Expires { get; init; }

    /// <summary>For how long an approval counts where the step does not say.</summary>
    internal static TimeSpan Usually { get; } = TimeSpan.FromHours(8);

    /// <inheritdoc/>
    public override StepSpec Specify() => new("approval", "Wait for an approval.", Idempotency.Read)
    {
        Arguments =
        [
            new("separationOfDuties", SeparationOfDuties),
            new("approvers", Approvers is { Count: > 0 } ? Approvers : null),
            new("expiresSeconds", Expires ?? Usually),
        ],
        Outputs = ["by"],
    };
}
