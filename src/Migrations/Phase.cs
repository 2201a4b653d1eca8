namespace Groundplan.Migrations;

/// <summary>A part of a migration. Phases run one after the other, and so do the steps of a phase.</summary>
/// <param name="Name">The name, unique in the migration, such as <c>Cut over</c>.</param>
public sealed record Phase(string Name)
{
    /// <summary>The steps, one after the other; <see cref="ParallelGroup"/> lets some run at the same time.</summary>
    public Items<Step> Steps { get; init => field = value ?? []; } = [];

    /// <summary>When the steps may run; null for any time.</summary>
    public Window? Window { get; init; }

    /// <summary>How long everything is watched after the last step before the next phase begins; null for no time.</summary>
    public TimeSpan? Soak { get; init; }

    /// <summary>Who answers for the phase; the migration's owner where it is null.</summary>
    public string? Owner { get; init; }
}
