using Groundplan.Faults.Tests.Kit;
using Groundplan.TestKit;

namespace Groundplan.Faults.Tests;

/// <summary>All runs: for each scenario the undisturbed one and one a fault, and those with troubles of their own.</summary>
public sealed class Simulation : IAsyncLifetime
{
    private const int SideBySide = 4;

    internal Simulated Rehearsal { get; } = new(Scenario.Rehearsal);

    internal Simulated Move { get; } = new(Scenario.Move);

    internal Task<Trouble> Troubled { get; private set; } = null!;

    internal Task<(Outcome Outcome, int Kills)> Stormed { get; private set; } = null!;

    /// <summary>For each scenario its abort, undisturbed and killed.</summary>
    internal IReadOnlyDictionary<string, (Task<Aborted> Undisturbed, Task<Aborted> Killed)> Aborts { get; private set; } = null!;

    internal Task<(Outcome Outcome, IReadOnlyList<Jump> Jumps, IReadOnlyList<Jump> Missing, IReadOnlyList<string> Passed)> Jumped { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Tools.ReasonToSkip("python3", "moto_server", "aws") is not null)
            return;
        await Task.WhenAll(Rehearsal.RunUndisturbedAsync(), Move.RunUndisturbedAsync());
        using var turns = new Turns(SideBySide);
        Move.Disturb(turns);
        Jumped = turns.TakeAsync(JumpedAsync);
        Rehearsal.Disturb(turns);
        Troubled = turns.TakeAsync(TroubledAsync);
        Stormed = turns.TakeAsync(StormedAsync);
        Aborts = new[] { (Scenario.Rehearsal, At: "replica-is-level"), (Scenario.Move, At: "all-is-well") }.ToDictionary(
            a => a.Item1.Root,
            a => (turns.TakeAsync(() => AbortedAsync(a.Item1, a.At, isKilled: false)), turns.TakeAsync(() => AbortedAsync(a.Item1, a.At, isKilled: true))));
        await Task.WhenAll([.. Move.Disturbed, .. Rehearsal.Disturbed, Jumped, Troubled, Stormed, .. Aborts.Values.SelectMany(a => new[] { a.Undisturbed, a.Killed })]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // each is awaited by its own tests
    }

    public Task DisposeAsync() => Task.CompletedTask;

    internal Simulated Of(string root) => root == Scenario.Move.Root ? Move : Rehearsal;

    private static async Task<(Outcome Outcome, IReadOnlyList<Jump> Jumps, IReadOnlyList<Jump> Missing, IReadOnlyList<string> Passed)> JumpedAsync()
    {
        using var sample = new SampleOnDisk(Scenario.Move with { Begins = JumpedRun.Begins });
        await using var world = await World.MakeAsync(sample);
        using var run = new JumpedRun(sample, world);
        var code = await run.RunAsync();
        return (await Outcome.ReadAsync(sample, world, code, run.Said), run.Jumps, run.Missing, run.Passed);
    }

    private static async Task<(Outcome Outcome, int Kills)> StormedAsync()
    {
        using var sample = new SampleOnDisk(Scenario.Rehearsal);
        await using var world = await World.MakeAsync(sample);
        using var run = new CrashStorm(sample, world);
        var code = await run.RunAsync();
        return (await Outcome.ReadAsync(sample, world, code, run.Said), run.Kills);
    }

    private static async Task<Aborted> AbortedAsync(Scenario scenario, string at, bool isKilled)
    {
        using var sample = new SampleOnDisk(scenario);
        await using var world = await World.MakeAsync(sample);
        using var run = new AbortedRun(sample, world, at, isKilled);
        var code = await run.RunAsync();
        return new Aborted(await Outcome.ReadAsync(sample, world, code, run.Said), run.Written, run.Kills, run.ByHand);
    }

    private static async Task<Trouble> TroubledAsync()
    {
        using var sample = new SampleOnDisk(Scenario.Rehearsal);
        await using var world = await World.MakeAsync(sample);
        using var run = new MachineTrouble(sample, world);
        await run.RunAsync();
        return new Trouble(run.Codes, run.Said, run.Done, run.WasCutOff, await Outcome.ReadAsync(sample, world, run.Codes[^1], run.Said));
    }
}
