namespace Groundplan.Migrations;

/// <summary>
/// A step of a migration. What only this kind of step needs is given to its constructor; a team's own kind derives from this record and says in
/// <see cref="Specify"/> what it does.
/// </summary>
/// <param name="Id">Unique in the migration: lower-case letters, digits and hyphens, at most 64. Journals and approvals name it.</param>
public abstract record Step(string Id)
{
    /// <summary>One line for people; the kind's own sentence where it is missing.</summary>
    public string? Title { get; init; }

    /// <summary>Who does it or watches it; the phase's owner where it is null.</summary>
    public string? Owner { get; init; }

    /// <summary>Steps that must be done first although they do not stand before this one.</summary>
    public Items<Step> After { get; init => field = value ?? []; } = [];

    /// <summary>The times that must have passed since other steps were done.</summary>
    public Items<NotBefore> NotBefore { get; init => field = value ?? []; } = [];

    /// <summary>What must be so before the step runs; looked at by <c>plan</c> too.</summary>
    public Items<Check> Requires { get; init => field = value ?? []; } = [];

    /// <summary>What must be so after it, beside what the kind of step verifies by itself. Else the step has failed.</summary>
    public Items<Check> Verify { get; init => field = value ?? []; } = [];

    /// <summary>What of the applications' data (<see cref="Application.Data"/>) it brings to where it will be.</summary>
    public Items<DataSet> Moves { get; init => field = value ?? []; } = [];

    /// <summary>What undoes the step, in an abort or a rollback.</summary>
    public Step? Compensation { get; init; }

    /// <summary>Why nothing can undo it; null for a step that has a compensation or needs none.</summary>
    public string? Irreversible { get; init; }

    /// <summary>Acknowledges that the step, as a destruction or as a compensation, loses data, and says which and why that is bearable.</summary>
    public string? AcceptsDataLoss { get; init; }

    /// <summary>After how long the step counts as failed; one hour where it is null.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long it is expected to take; null where nobody can say. What it waits by itself, as a gate does, need not be given.</summary>
    public TimeSpan? Estimate { get; init; }

    /// <summary>How often it is tried again after a failure that may pass; null for the runner's default of three attempts.</summary>
    public Retry? Retry { get; init; }

    /// <summary>What is kept as proof, such as <c>screenshot of the dashboard</c>.</summary>
    public Items<string> Evidence { get; init => field = value ?? []; } = [];

    /// <summary>What the step does. Never throws, whatever the properties hold: rules report what is wrong with them.</summary>
    public abstract StepSpec Specify();

    /// <summary>An output of this step, for the arguments of later ones. The kinds of steps have a property for each of theirs.</summary>
    /// <param name="name">The output's name; for <see cref="DescribeOutputs"/> that of an output of the stack.</param>
    public Value<string> Output(string name) => new StepOutput(Id, name);
}
