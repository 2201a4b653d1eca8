using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>What an abort or a rollback has to do, the latest step first.</summary>
/// <param name="Undertaking">Which of the two, and where to.</param>
/// <param name="Scope">The steps that it is about.</param>
/// <param name="Items">Those of them that may have an effect which is still there.</param>
internal sealed record UndoPlan(Undertaking Undertaking, IReadOnlyList<MigrationStep> Scope, IReadOnlyList<UndoItem> Items)
{
    /// <param name="context">The migration.</param>
    /// <param name="state">Its journal.</param>
    /// <param name="undertaking">Where to: a step or a phase that is to be as it was before it began; all of the run for an abort.</param>
    /// <param name="answers">What is skipped, and why.</param>
    public static UndoPlan Of(RunContext context, RunState state, Undertaking undertaking, EngineAnswers answers)
    {
        var scope = undertaking.To is { } to ? context.Runbook.From(First(context.Runbook, to)) : context.Runbook.Steps;
        return new UndoPlan(undertaking, scope,
        [
            .. scope
                .Where(s => state.Step(s.Id).MayBeUndone)
                .OrderByDescending(s => state.Step(s.Id).Sequence)
                .Select(s => UndoItem.Of(s, state.Step(s.Id), context.Environment.Executors[s.Kind], answers.Skip.Contains(s.Id) ? answers.Reason : null)),
        ]);
    }

    /// <summary>Why this must not be done without force, a sentence each.</summary>
    public IReadOnlyList<string> Objections(MigrationRunbook runbook)
    {
        var objections = new List<string>();
        if (runbook.PointOfNoReturn is { } point && Items.Any(i => i.Step.Id == point))
            objections.Add($"step {point} was begun or done, which is the point of no return");
        objections.AddRange(Items.Where(i => i.Step.Irreversible is not null).Select(i => $"nothing undoes step {i.Step.Id}: {i.Step.Irreversible}"));
        return objections;
    }

    private static IEnumerable<MigrationStep> First(MigrationRunbook runbook, string to)
    {
        if (runbook.Steps.FirstOrDefault(s => s.Id == to) is { } step)
            return [step];
        var phase = runbook.Steps.Where(s => s.Phase == to).ToList();
        return phase.Count > 0
            ? phase
            : throw RunnerError.Usage($"There is neither a step nor a phase with steps '{to}'. Phases: {string.Join(", ", runbook.Phases.Select(p => p.Name))}. Steps: {string.Join(", ", runbook.Steps.Select(s => s.Id))}.");
    }
}
