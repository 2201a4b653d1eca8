using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>Why a step whose predecessors are done does not start.</summary>
/// <param name="Reason">In one sentence.</param>
/// <param name="Until">When time alone lets it start; null when somebody has to do something.</param>
/// <param name="MayAsk">Whether a word of the person at the terminal is enough.</param>
internal sealed record Obstacle(string Reason, DateTimeOffset? Until, bool MayAsk = false);

/// <summary>Whether a step may start now: what is before it, times since other steps, and the window of its phase.</summary>
internal static class Readiness
{
    /// <summary>Whether all that must be done before it is.</summary>
    public static bool IsReached(MigrationStep step, RunState state) => step.After.All(id => state.Step(id).IsDone);

    /// <summary>What time says against starting; null for nothing. What was begun before goes on.</summary>
    public static Obstacle? Obstacle(MigrationRunbook runbook, MigrationStep step, RunState state, DateTimeOffset now)
    {
        if (state.Step(step.Id).Phase == StepPhase.Started)
            return null;
        foreach (var condition in step.NotBefore)
        {
            if (state.Step(condition.Step).Ended is not { } done)
                continue;
            var from = done + TimeSpan.FromSeconds(condition.Seconds);
            if (now < from)
                return new Obstacle($"it waits until {Moments.Write(from)}, {Durations.Text(TimeSpan.FromSeconds(condition.Seconds))} after {condition.Step} was done", from);
        }
        return Window(runbook.PhaseOf(step), now);
    }

    private static Obstacle? Window(MigrationPhase? phase, DateTimeOffset now)
    {
        if (phase is null)
            return null;
        if (Moments.TryRead(phase.Opens, out var opens) && now < opens)
            return new Obstacle($"the window of {phase.Name} opens at {Moments.Write(opens)}", opens);
        return Moments.TryRead(phase.Closes, out var closes) && now >= closes
            ? new Obstacle($"the window of {phase.Name} closed at {Moments.Write(closes)}; plan another, rebuild, and resume with --accept-changed-runbook", null)
            : null;
    }
}
