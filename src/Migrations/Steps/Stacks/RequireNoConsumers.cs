namespace Groundplan.Migrations;

/// <summary>Fails where a deployed stack or function still reads an SSM parameter or imports an export.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Stack">The stack whose parameters and exports are meant; null where <see cref="Paths"/> or <see cref="Exports"/> name them.</param>
public sealed record RequireNoConsumers(string Id, Stack? Stack) : Check(Id)
{
    /// <summary>More SSM parameters, by name.</summary>
    public Items<string> Paths { get; init; } = [];

    /// <summary>More exports, by name.</summary>
    public Items<string> Exports { get; init; } = [];

    /// <inheritdoc/>
    public override StepSpec Specify() => new("require-no-consumers", "See that nobody reads what {0} publishes.", Idempotency.Read)
    {
        Places = [Stack is null ? new("names", Joined.Of(Paths, Paths is { Count: > 0 } && Exports is { Count: > 0 } ? "," : "", Exports)) : new("stack", Stack)],
        Arguments =
        [
            new("stack", Stack),
            new("region", Stack?.Region),
            new("paths", Paths is { Count: > 0 } ? Paths : null),
            new("exports", Exports is { Count: > 0 } ? Exports : null),
        ],
        Commands = (Exports ?? []).Select(export => CommandLine.Of("aws", "cloudformation", "list-imports", "--export-name", export)).ToItems(),
        Permissions = ["cloudformation:DescribeStacks", "cloudformation:ListStacks", "cloudformation:ListStackResources", "cloudformation:GetTemplate", "cloudformation:ListImports"],
    };
}
