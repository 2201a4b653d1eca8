namespace Groundplan.Migrations;

/// <summary>Something that a person does. The runner shows the checklist, asks for the evidence, and takes a sign-off.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Instructions">What to do, an entry for each box of the checklist.</param>
public sealed record Manual(string Id, Items<string> Instructions) : Step(Id)
{
    /// <summary>What it changes; the checker cannot know by itself.</summary>
    public Items<StepEffect> Effects { get; init; } = [];

    /// <inheritdoc/>
    public override StepSpec Specify() => new("manual", "Done by a person.", Idempotency.Upsert)
    {
        Effects = Effects ?? [],
        Arguments = [new("instructions", Instructions)],
        VerifiesItself = false,
        Outputs = ["by"],
    };
}
