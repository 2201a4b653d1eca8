namespace Groundplan.Migrations;

/// <summary>
/// Steps that may run at the same time. The next step waits for all of them. Its <see cref="Step.After"/> and <see cref="Step.NotBefore"/> hold for the first steps
/// of its branches, and who names the group waits for the last ones; all else that a step can say is said by its members.
/// </summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Steps">The branches; a branch of several steps is a <see cref="Sequence"/>.</param>
public sealed record ParallelGroup(string Id, Items<Step> Steps) : Step(Id)
{
    /// <summary>The branches.</summary>
    public Items<Step> Steps { get; init => field = value ?? []; } = Steps ?? [];

    /// <inheritdoc/>
    public override StepSpec Specify() => StepSpec.Group;
}

/// <summary>Steps one after the other, as a branch of a <see cref="ParallelGroup"/>; conditions of it hold as there.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Steps">The steps, in order.</param>
public sealed record Sequence(string Id, Items<Step> Steps) : Step(Id)
{
    /// <summary>The steps.</summary>
    public Items<Step> Steps { get; init => field = value ?? []; } = Steps ?? [];

    /// <inheritdoc/>
    public override StepSpec Specify() => StepSpec.Group;
}
