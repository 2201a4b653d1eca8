using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>Why a step whose predecessors are done does not start.</summary>
/// <param name="Reason">In one sentence.</param>
/// <param name="Until">When time alone lets it start; null when somebody has to do something.</param>
/// <param name="MayAsk">Whether a word of the person at the terminal is enough.</param>
/// <param name="IsOver">Whether nothing but another runbook lets it start.</param>
internal sealed record Obstacle(string Reason, DateTimeOffset? Until, bool MayAsk = false, bool IsOver = false);

/// <summary>Whether a step before which all is done may start now: times since other steps, and the window of its phase.</summary>
internal sealed class Readiness(MigrationRunbook runbook, RunState state)
{
    private readonly Dictionary<string, StepRecord?> _lastOfJoins = new(StringComparer.Ordinal);

    /// <summary>What time says against starting; null for nothing. What was begun before goes on.</summary>
    public Obstacle? Obstacle(MigrationStep step, DateTimeOffset now)
    {
        if (state.Step(step.Id).Phase == StepPhase.Started)
            return null;
        foreach (var condition in step.NotBefore)
        {
            if (Named(condition) is not { Ended: { } done } earlier)
                continue;
            var from = done + TimeSpan.FromSeconds(condition.Seconds);
            if (now < from)
                return new Obstacle($"it waits until {Moments.Write(from)}, {Durations.Text(TimeSpan.FromSeconds(condition.Seconds))} after {earlier.Id} was done", from);
        }
        return Window(runbook.PhaseOf(step), now);
    }

    private StepRecord? Named(NotBeforeCondition condition) => condition.Join is { } join ? LastOf(join) : state.Step(condition.Step!);

    // It stays the same one: a run asks once all steps of the join are done, and while a forecast is made nothing is done.
    private StepRecord? LastOf(string join)
    {
        if (!_lastOfJoins.TryGetValue(join, out var last))
            _lastOfJoins.Add(join, last = runbook.Join(join).After.Select(state.Step).Where(s => s.Ended is not null).MaxBy(s => s.Ended));
        return last;
    }

    private static Obstacle? Window(MigrationPhase? phase, DateTimeOffset now)
    {
        if (phase is null)
            return null;
        if (Moments.TryRead(phase.Opens, out var opens) && now < opens)
            return new Obstacle($"the window of {phase.Name} opens at {Moments.Write(opens)}", opens);
        return Moments.TryRead(phase.Closes, out var closes) && now >= closes
            ? new Obstacle($"the window of {phase.Name} closed at {Moments.Write(closes)}; plan another, rebuild, and resume with --accept-changed-runbook", null, IsOver: true)
            : null;
    }
}
