namespace Groundplan.Migrations;

/// <summary>Deletes a stack with all that it does not retain, and waits until it is gone.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Stack">The stack.</param>
public sealed record DeleteStack(string Id, Stack Stack) : Step(Id)
{
    /// <summary>Whether termination protection is taken off first; else a protected stack stops the step.</summary>
    public bool Unprotect { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("delete-stack", "Delete stack {0}.", Idempotency.Upsert)
    {
        Places = [new("stack", Stack)],
        Effects = [new(EffectKind.Destroys, new("stack", Stack))],
        Arguments = [new("stack", Stack), new("region", Stack?.Region), new("unprotect", Unprotect)],
        Commands =
        [
            .. Unprotect ? (CommandLine[])[CommandLine.Of("aws", "cloudformation", "update-termination-protection", "--no-enable-termination-protection", "--stack-name", Stack)] : [],
            CommandLine.Of("aws", "cloudformation", "delete-stack", "--stack-name", Stack),
            CommandLine.Of("aws", "cloudformation", "wait", "stack-delete-complete", "--stack-name", Stack),
        ],
        Outputs = ["stackId"],
        Permissions = ["cloudformation:DescribeStacks", "cloudformation:DeleteStack", "cloudformation:DescribeStackEvents", "cloudformation:UpdateTerminationProtection"],
    };
}
