namespace Groundplan.Migrations;

/// <summary>Steps that may run at the same time. The next step waits for all of them.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Steps">The branches; a branch of several steps is a <see cref="Sequence"/>.</param>
public sealed record ParallelGroup(string Id, Items<Step> Steps) : Step(Id)
{
    /// <summary>The branches.</summary>
    public Items<Step> Steps { get; init => field = value ?? []; } = Steps ?? [];

    /// <inheritdoc/>
    public override StepSpec Specify() => StepSpec.Group;
}

/// <summary>Steps one after the other, as a branch of a <see cref="ParallelGroup"/>.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Steps">The steps, in order.</param>
public sealed record Sequence(string Id, Items<Step> Steps) : Step(Id)
{
    /// <summary>The steps.</summary>
    public Items<Step> Steps { get; init => field = value ?? []; } = Steps ?? [];

    /// <inheritdoc/>
    public override StepSpec Specify() => StepSpec.Group;
}
