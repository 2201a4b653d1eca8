using Groundplan.Faults.Tests.Kit;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Faults.Tests;

/// <summary>Steps that go on side by side, and are killed together.</summary>
[Collection(nameof(Simulation))]
public sealed class CrashStormTests(Simulation simulation)
{
    [EndpointFact]
    public async Task A_run_that_is_killed_again_and_again_while_steps_go_on_side_by_side_leaves_what_the_undisturbed_run_leaves()
    {
        var (run, kills) = await simulation.Stormed;

        Assert.True(run.Code == 0, string.Join("\n--- and then\n", run.Said));
        Assert.InRange(kills, 5, int.MaxValue);
        Assert.Equal(0, run.Verified);
        Assert.Empty(run.OutOfOrder);
        Same.Lines(simulation.Rehearsal.Undisturbed.Done, run.Done);
        Same.Lines(simulation.Rehearsal.Undisturbed.State, run.State);
    }
}
