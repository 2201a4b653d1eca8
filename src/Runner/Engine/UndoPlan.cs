using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>What an abort or a rollback has to undo, the latest first.</summary>
internal static class UndoPlan
{
    /// <param name="context">The migration.</param>
    /// <param name="state">Its journal.</param>
    /// <param name="to">A step or a phase that is to be as it was before it began; null for all.</param>
    public static IReadOnlyList<MigrationStep> Of(RunContext context, RunState state, string? to)
        => [.. (to is null ? context.Runbook.Steps : context.Runbook.From(First(context.Runbook, to)))
            .Where(s => state.Step(s.Id).MayBeUndone)
            .OrderByDescending(s => state.Step(s.Id).Sequence)];

    /// <summary>Why these must not be undone without force, a sentence each.</summary>
    public static IReadOnlyList<string> Objections(RunContext context, IReadOnlyList<MigrationStep> steps)
    {
        var objections = new List<string>();
        if (context.Runbook.PointOfNoReturn is { } point && steps.Any(s => s.Id == point))
            objections.Add($"step {point} was begun or done, which is the point of no return");
        objections.AddRange(steps.Where(s => s.Irreversible is not null).Select(s => $"nothing undoes step {s.Id}: {s.Irreversible}"));
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
