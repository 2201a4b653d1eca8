using Groundplan.Faults.Tests.Kit;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Faults.Tests;

/// <summary>The clock is put forward a day and back an hour while the migration goes on.</summary>
[Collection(nameof(Simulation))]
public sealed class ClockJumpTests(Simulation simulation)
{
    private static readonly TimeSpan Soak = TimeSpan.FromMinutes(10);

    [EndpointFact]
    public async Task A_clock_that_jumps_leaves_what_the_undisturbed_run_leaves()
    {
        var (run, jumps, missing, _) = await simulation.Jumped;

        Assert.True(run.Code == 0, string.Join("\n--- and then\n", run.Said));
        Assert.Empty(missing);
        Assert.InRange(jumps.Count, 13, int.MaxValue);
        Assert.Equal(0, run.Verified);
        Assert.Empty(run.OutOfOrder);
        Same.Lines(simulation.Move.Undisturbed.Done, run.Done);
        Same.Lines(simulation.Move.Undisturbed.State, run.State);
    }

    [EndpointFact]
    public async Task An_approval_counts_when_the_clock_goes_back_and_not_when_it_has_expired_because_the_clock_went_forward()
    {
        var (run, _, _, passed) = await simulation.Jumped;

        Assert.Equal(["go", "retire-blue", "retire-blue"], passed);
        Assert.Contains(run.Said, s => s.Contains("retire-blue: it waits for a person", StringComparison.Ordinal) && s.Contains("does not count: it expired at ", StringComparison.Ordinal));
    }

    [EndpointFact]
    public async Task No_step_begins_before_its_time_or_outside_its_window_and_no_soak_is_shorter()
    {
        var (run, _, _, _) = await simulation.Jumped;

        var begun = run.Journal.Where(e => e.Kind == JournalKind.StepStarted).GroupBy(e => e.Step!).ToDictionary(g => g.Key, g => g.First());
        var done = run.Journal.Where(e => e.Kind == JournalKind.StepFinished).ToDictionary(e => e.Step!);
        Assert.InRange(begun["go"].Time, done["lower-ttl"].Time + TimeSpan.FromHours(1), DateTimeOffset.MaxValue);
        Assert.All(simulation.Move.Undisturbed.Steps.SkipWhile(s => s != "blue-is-well").TakeWhile(s => s != "switch-soak"), s => Assert.InRange(begun[s].Time, Scenario.Window.Opens, Scenario.Window.Closes));
        Assert.All(["blue-is-well", "tenth-is-well", "all-is-well"], gate => Assert.InRange(done[gate].Time - Last(run.Journal, done[gate]).Time, Soak, TimeSpan.MaxValue));
    }

    // Where the process began to look that saw the gate's end.
    private static JournalEntry Last(IReadOnlyList<JournalEntry> journal, JournalEntry end)
        => journal.Last(e => e.Sequence < end.Sequence && (e.Kind == JournalKind.RunResumed || (e.Kind == JournalKind.StepStarted && e.Step == end.Step)));
}
