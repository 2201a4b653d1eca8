using Groundplan.Faults.Tests.Kit;
using Groundplan.Runner.Tests.Kit;
using Xunit.Abstractions;

namespace Groundplan.Faults.Tests;

/// <summary>Every step of the sample's rehearsal × every fault: the runner is killed and resumed, and all ends as if nothing had happened.</summary>
[Collection(nameof(Simulation))]
public sealed class FaultSimulationTests(Simulation simulation, ITestOutputHelper output)
{
    public static TheoryData<int> Runs { get; } = [.. Enumerable.Range(0, FaultScript.Runs)];

    [EndpointFact]
    public void The_undisturbed_run_is_done()
    {
        Assert.True(simulation.Undisturbed.Code == 0, string.Join("\n", simulation.Undisturbed.Said));
        Assert.Equal(0, simulation.Undisturbed.Verified);
        Assert.Empty(simulation.Undisturbed.OutOfOrder);
    }

    [EndpointTheory]
    [MemberData(nameof(Runs))]
    public async Task A_disturbed_run_comes_to_its_end_without_anybody(int run)
    {
        var disturbed = await simulation.Disturbed[run];

        Assert.True(disturbed.Code == 0, string.Join("\n--- and then\n", disturbed.Said));
    }

    [EndpointTheory]
    [MemberData(nameof(Runs))]
    public async Task What_it_leaves_is_what_the_undisturbed_run_leaves(int run)
        => Same.Lines(simulation.Undisturbed.State, (await simulation.Disturbed[run]).State);

    [EndpointTheory]
    [MemberData(nameof(Runs))]
    public async Task Its_journal_says_that_each_step_was_done_once_with_the_same_outputs_in_order_and_is_whole(int run)
    {
        var disturbed = await simulation.Disturbed[run];

        Same.Lines(simulation.Undisturbed.Done, disturbed.Done);
        Assert.Empty(disturbed.OutOfOrder);
        Assert.Equal(0, disturbed.Verified);
    }

    [EndpointFact]
    public async Task Every_fault_was_injected_into_every_step_where_it_can_occur()
    {
        var runs = await Task.WhenAll(simulation.Disturbed);
        var missing = new List<string>();
        foreach (var step in simulation.Undisturbed.Steps)
            foreach (var fault in Enum.GetValues<Fault>())
                if (!runs.Any(d => d.Injected.GetValueOrDefault(step, (Fault)(-1)) == fault))
                {
                    if (FaultScript.Impossible(simulation.Profile, step, fault) is { } reason)
                        output.WriteLine($"{fault} cannot occur in {step}: {reason}");
                    else
                        missing.Add($"{step} × {fault}");
                }

        Assert.True(missing.Count == 0, string.Join("\n", missing));
    }
}
