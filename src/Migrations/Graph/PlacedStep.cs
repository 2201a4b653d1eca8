namespace Groundplan.Migrations.Graph;

/// <summary>A step wherever it stands in a migration.</summary>
/// <param name="Step">The step.</param>
/// <param name="Role">What it is there.</param>
internal sealed record PlacedStep(Step Step, StepRole Role)
{
    /// <summary>All steps, groups, checks and compensations, in order.</summary>
    public static IEnumerable<PlacedStep> In(Migration migration)
    {
        foreach (var step in migration.Phases.OfType<Phase>().SelectMany(phase => phase.Steps.OfType<Step>()).SelectMany(Groups.WithMembers))
        {
            yield return new(step, step is ParallelGroup or Sequence ? StepRole.Group : StepRole.Step);
            foreach (var inner in MigrationParts.WithInner(step).Skip(1))
                yield return new(inner, ReferenceEquals(inner, step.Compensation) ? StepRole.Compensation : StepRole.Check);
        }
    }
}

/// <summary>What a step is in a migration.</summary>
[Flags]
internal enum StepRole
{
    /// <summary>One of the steps on the way to the end.</summary>
    Step = 0,

    /// <summary>A group of such.</summary>
    Group = 1,

    /// <summary>A precondition or verification.</summary>
    Check = 2,

    /// <summary>What undoes a step.</summary>
    Compensation = 4,
}
