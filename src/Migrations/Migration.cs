namespace Groundplan.Migrations;

/// <summary>A migration: phases of steps from one state of a system to the next, with all that is needed to judge it before it runs. A root type.</summary>
/// <param name="Name">The name, such as <c>move-orders</c>: lower-case letters, digits and hyphens.</param>
public sealed record Migration(string Name) : Procedure
{
    /// <summary>One line for the head of the runbook; the name where it is missing.</summary>
    public string? Title { get; init; }

    /// <summary>Who answers for the migration; steps and phases may name somebody else.</summary>
    public string? Owner { get; init; }

    /// <summary>The environment that it is meant for, such as <c>prod</c>. Approvals are bound to it.</summary>
    public string? Environment { get; init; }

    /// <summary>The region of all steps that name none; null leaves it to whoever runs it.</summary>
    public string? Region { get; init; }

    /// <summary>The account, twelve digits; null leaves it to whoever runs it.</summary>
    public string? AccountId { get; init; }

    /// <summary>What is done, phase after phase.</summary>
    public Items<Phase> Phases { get; init => field = value ?? []; } = [];

    /// <summary>The stacks whose resources the steps speak of. Each must be a root of the plan, by its stack name, where a step deploys it.</summary>
    public Items<Stack> Stacks { get; init => field = value ?? []; } = [];

    /// <summary>The first step after which there is no way back; everything before it has a compensation.</summary>
    public Step? PointOfNoReturn { get; init; }

    /// <summary>The applications that are moved or touched, with what they depend on.</summary>
    public Items<Application> Applications { get; init => field = value ?? []; } = [];

    /// <summary>What may go wrong, and what is done about it.</summary>
    public Items<Risk> Risks { get; init => field = value ?? []; } = [];

    /// <summary>What must be so at the end.</summary>
    public Items<string> SuccessCriteria { get; init => field = value ?? []; } = [];

    /// <inheritdoc/>
    public override PlanRoot ToRoot(string plan, string name) => new MigrationRoot(plan, name, this);
}
