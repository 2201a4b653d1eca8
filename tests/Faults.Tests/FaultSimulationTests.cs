using Groundplan.Faults.Tests.Kit;
using Groundplan.Runner.Tests.Kit;
using Xunit.Abstractions;

namespace Groundplan.Faults.Tests;

/// <summary>Every step of the sample's migration, and of its rehearsal × every fault: the runner is killed and resumed, and all ends as if nothing had happened.</summary>
[Collection(nameof(Simulation))]
public sealed class FaultSimulationTests(Simulation simulation, ITestOutputHelper output)
{
    private static readonly string[] All = [Scenario.Rehearsal.Root, Scenario.Move.Root];

    public static TheoryData<string> Roots { get; } = [.. All];

    public static TheoryData<string, int> Runs
    {
        get
        {
            var runs = new TheoryData<string, int>();
            foreach (var root in All)
                for (var run = 0; run < FaultScript.Runs; run++)
                    runs.Add(root, run);
            return runs;
        }
    }

    [EndpointTheory]
    [MemberData(nameof(Roots))]
    public void The_undisturbed_run_is_done(string root)
    {
        var undisturbed = simulation.Of(root).Undisturbed;

        Assert.True(undisturbed.Code == 0, string.Join("\n", undisturbed.Said));
        Assert.Equal(0, undisturbed.Verified);
        Assert.Empty(undisturbed.OutOfOrder);
    }

    [EndpointTheory]
    [MemberData(nameof(Runs))]
    public async Task A_disturbed_run_comes_to_its_end_without_anybody_who_is_not_asked(string root, int run)
    {
        var disturbed = await simulation.Of(root).Disturbed[run];

        Assert.True(disturbed.Code == 0, string.Join("\n--- and then\n", disturbed.Said));
    }

    [EndpointTheory]
    [MemberData(nameof(Runs))]
    public async Task What_it_leaves_is_what_the_undisturbed_run_leaves(string root, int run)
        => Same.Lines(simulation.Of(root).Undisturbed.State, (await simulation.Of(root).Disturbed[run]).State);

    [EndpointTheory]
    [MemberData(nameof(Runs))]
    public async Task Its_journal_says_that_each_step_was_done_once_with_the_same_outputs_in_order_and_is_whole(string root, int run)
    {
        var disturbed = await simulation.Of(root).Disturbed[run];

        Same.Lines(simulation.Of(root).Undisturbed.Done, disturbed.Done);
        Assert.Empty(disturbed.OutOfOrder);
        Assert.Equal(0, disturbed.Verified);
    }

    [EndpointTheory]
    [MemberData(nameof(Roots))]
    public async Task Every_fault_was_injected_into_every_step_where_it_can_occur(string root)
    {
        var simulated = simulation.Of(root);
        var runs = await Task.WhenAll(simulated.Disturbed);
        var injected = runs.SelectMany(r => r.Injected).ToHashSet();
        var missing = new List<string>();
        foreach (var (step, fault, moment) in Wanted(simulated).Where(w => !injected.Contains(w)))
        {
            if (FaultScript.Impossible(simulated.Profile, step, fault) is { } reason)
                output.WriteLine($"{fault} cannot occur in {step}: {reason}");
            else
                missing.Add($"{step} × {fault}, {moment}");
        }

        output.WriteLine($"{injected.Count} faults in {simulated.Undisturbed.Steps.Count} steps");
        Assert.True(missing.Count == 0, string.Join("\n", missing));
    }

    private static IEnumerable<Injection> Wanted(Simulated simulated)
        => from step in simulated.Undisturbed.Steps
           from moment in simulated.Scenario.Moments
           where moment == Moment.First || simulated.Profile.Before(step, moment) is not null
           from fault in Enum.GetValues<Fault>()
           select new Injection(step, fault, moment);
}
