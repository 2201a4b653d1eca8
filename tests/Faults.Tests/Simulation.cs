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

    internal Task<(Outcome Outcome, IReadOnlyList<string> Written, int Kills)> Aborted { get; private set; } = null!;

    internal Task<(Outcome Outcome, IReadOnlyList<string> Written, int Kills)> KilledAbort { get; private set; } = null!;

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
        Aborted = turns.TakeAsync(() => AbortedAsync(isKilled: false));
        KilledAbort = turns.TakeAsync(() => AbortedAsync(isKilled: true));
        await Task.WhenAll([.. Move.Disturbed, .. Rehearsal.Disturbed, Jumped, Troubled, Stormed, Aborted, KilledAbort]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // each is awaited by its own tests
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

    private static async Task<(Outcome Outcome, IReadOnlyList<string> Written, int Kills)> AbortedAsync(bool isKilled)
    {
        using var sample = new SampleOnDisk(Scenario.Rehearsal);
        await using var world = await World.MakeAsync(sample);
        using var run = new AbortedRun(sample, world, isKilled);
        var code = await run.RunAsync();
        return (await Outcome.ReadAsync(sample, world, code, run.Said), run.Written, run.Kills);
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
