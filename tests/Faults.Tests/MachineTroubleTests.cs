using Groundplan.Faults.Tests.Kit;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Faults.Tests;

/// <summary>What is no fault of a service: each stops the run with a reason, or is waited for, and <c>resume</c> ends as if nothing had happened.</summary>
[Collection(nameof(Simulation))]
public sealed class MachineTroubleTests(Simulation simulation)
{
    [EndpointFact]
    public async Task Expired_credentials_stop_the_run_and_it_is_said_what_to_do()
    {
        var run = await simulation.Troubled;

        Assert.Equal((1, 3), (run.Codes[0], run.DoneAfter[0]));
        Assert.Contains("Log in again, and resume.", run.Said[0], StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task A_full_disk_stops_the_run_and_it_is_said_what_is_kept()
    {
        var run = await simulation.Troubled;

        Assert.Equal(1, run.Codes[1]);
        Assert.InRange(run.DoneAfter[1], run.DoneAfter[0] + 1, simulation.Rehearsal.Undisturbed.Steps.Count - 1);
        Assert.Contains("Kept for certain: entries 1 to ", run.Said[1], StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task A_network_that_is_gone_for_a_while_is_waited_for()
    {
        var run = await simulation.Troubled;

        Assert.True(run.WasCutOff);
        Assert.Contains("transform-orders: done", run.Said[1], StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task What_is_left_is_what_the_undisturbed_run_leaves()
    {
        var run = await simulation.Troubled;

        Assert.True(run.Codes[2] == 0, run.Said[2]);
        Assert.Equal(0, run.Outcome.Verified);
        Same.Lines(simulation.Rehearsal.Undisturbed.State, run.Outcome.State);
        Same.Lines(simulation.Rehearsal.Undisturbed.Done, run.Outcome.Done);
    }
}
