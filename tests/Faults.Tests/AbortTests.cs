using Groundplan.Faults.Tests.Kit;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Faults.Tests;

/// <summary>What undoes a run is killed too, and is given again until it ends.</summary>
[Collection(nameof(Simulation))]
public sealed class AbortTests(Simulation simulation)
{
    [EndpointTheory]
    [InlineData("Rehearsal")]
    [InlineData("Move", "promote-database")]
    public async Task An_abort_that_is_killed_in_each_compensation_leaves_what_an_undisturbed_one_leaves(string root, params string[] byHand)
    {
        var (undisturbed, written, _, asked) = await simulation.Aborts[root].Undisturbed;
        var (killed, writtenToo, kills, askedToo) = await simulation.Aborts[root].Killed;

        Assert.True(undisturbed.Code == 0, string.Join("\n--- and then\n", undisturbed.Said));
        Assert.True(killed.Code == 0, string.Join("\n--- and then\n", killed.Said));
        Assert.InRange(kills, 4, int.MaxValue);
        Assert.Equal(written.Count, kills);
        Assert.Equal(written, writtenToo);
        Assert.Equal(byHand, asked);
        Assert.Equal(byHand, askedToo);
        Assert.Equal((0, 0), (undisturbed.Verified, killed.Verified));
        Assert.Equal(Undone(undisturbed), Undone(killed));
        Same.Lines(undisturbed.State, killed.State);
    }

    private static List<string?> Undone(Outcome outcome) => [.. outcome.Journal.Where(e => e.Kind == JournalKind.CompensationFinished).Select(e => e.Step)];
}
