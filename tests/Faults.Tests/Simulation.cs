using Groundplan.Faults.Tests.Kit;
using Groundplan.Runner.Journal;
using Groundplan.TestKit;

namespace Groundplan.Faults.Tests;

/// <summary>The undisturbed run, and then one run for each fault, in which every step has another one.</summary>
public sealed class Simulation : IAsyncLifetime
{
    private const int SideBySide = 4;

    internal StepProfile Profile { get; } = new();

    internal Outcome Undisturbed { get; private set; } = null!;

    internal IReadOnlyList<Task<Outcome>> Disturbed { get; private set; } = [];

    internal Task<Trouble> Troubled { get; private set; } = null!;

    internal Task<(Outcome Outcome, int Kills)> Stormed { get; private set; } = null!;

    internal Task<(Outcome Outcome, IReadOnlyList<string> Written, int Kills)> Aborted { get; private set; } = null!;

    internal Task<(Outcome Outcome, IReadOnlyList<string> Written, int Kills)> KilledAbort { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Tools.ReasonToSkip("python3", "moto_server", "aws") is not null)
            return;
        Undisturbed = await UndisturbedAsync();
        using var places = new SemaphoreSlim(SideBySide);
        Disturbed = [.. Enumerable.Range(0, FaultScript.Runs).Select(run => InItsPlaceAsync(() => DisturbedAsync(run), places))];
        Troubled = InItsPlaceAsync(TroubledAsync, places);
        Stormed = InItsPlaceAsync(StormedAsync, places);
        Aborted = InItsPlaceAsync(() => AbortedAsync(isKilled: false), places);
        KilledAbort = InItsPlaceAsync(() => AbortedAsync(isKilled: true), places);
        await Task.WhenAll([.. Disturbed, Troubled, Stormed, Aborted, KilledAbort]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // each is awaited by its own tests
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<T> InItsPlaceAsync<T>(Func<Task<T>> run, SemaphoreSlim places)
    {
        await places.WaitAsync();
        try
        {
            return await run();
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<Outcome> UndisturbedAsync()
    {
        using var sample = new SampleOnDisk();
        await using var world = await World.MakeAsync(sample);
        using var proxy = new FaultProxy(world.Url, async (p, request) =>
        {
            if (sample.Journal.OpenStep() is { } step)
            {
                Profile.Add(step, request);
                await world.ReachedAsync(step);
            }
            return await p.ForwardAsync(request);
        });
        var (code, text) = await sample.AskAsync(proxy.Url, "run", "--yes", "--parallel", "1");
        return await Outcome.ReadAsync(sample, world, code, [text], new Dictionary<string, Fault>());
    }

    private async Task<Outcome> DisturbedAsync(int number)
    {
        using var sample = new SampleOnDisk();
        await using var world = await World.MakeAsync(sample);
        var script = new FaultScript(sample.Steps, Profile, number);
        using var run = new DisturbedRun(sample, world, script);
        var code = await run.RunAsync();
        return await Outcome.ReadAsync(sample, world, code, run.Said, script.Injected);
    }

    private static async Task<(Outcome Outcome, int Kills)> StormedAsync()
    {
        using var sample = new SampleOnDisk();
        await using var world = await World.MakeAsync(sample);
        using var run = new CrashStorm(sample, world);
        var code = await run.RunAsync();
        return (await Outcome.ReadAsync(sample, world, code, run.Said, new Dictionary<string, Fault>()), run.Kills);
    }

    private static async Task<(Outcome Outcome, IReadOnlyList<string> Written, int Kills)> AbortedAsync(bool isKilled)
    {
        using var sample = new SampleOnDisk();
        await using var world = await World.MakeAsync(sample);
        using var run = new AbortedRun(sample, world, isKilled);
        var code = await run.RunAsync();
        return (await Outcome.ReadAsync(sample, world, code, run.Said, new Dictionary<string, Fault>()), run.Written, run.Kills);
    }

    private static async Task<Trouble> TroubledAsync()
    {
        using var sample = new SampleOnDisk();
        await using var world = await World.MakeAsync(sample);
        using var run = new MachineTrouble(sample, world);
        await run.RunAsync();
        return new Trouble(run.Codes, run.Said, run.Done, run.WasCutOff, await Outcome.ReadAsync(sample, world, run.Codes[^1], run.Said, new Dictionary<string, Fault>()));
    }

    /// <summary>What a run left that had trouble with its machine.</summary>
    /// <param name="Codes">Exit codes: with expired credentials, on a full disk, at last.</param>
    /// <param name="Said">What each of these processes said.</param>
    /// <param name="DoneAfter">How many steps were done after each.</param>
    /// <param name="WasCutOff">Whether the network was gone for a while.</param>
    /// <param name="Outcome">What it left.</param>
    internal sealed record Trouble(IReadOnlyList<int> Codes, IReadOnlyList<string> Said, IReadOnlyList<int> DoneAfter, bool WasCutOff, Outcome Outcome);

    /// <summary>What a run left.</summary>
    /// <param name="Code">The last exit code.</param>
    /// <param name="Said">What the processes said.</param>
    /// <param name="State">What is in the environment.</param>
    /// <param name="Done">What the journal says was done.</param>
    /// <param name="OutOfOrder">What it says was done too early.</param>
    /// <param name="Verified">Exit code of <c>history --verify</c>.</param>
    /// <param name="Injected">Each step's fault.</param>
    /// <param name="Journal">All of it.</param>
    /// <param name="Steps">All steps of the runbook.</param>
    internal sealed record Outcome(
        int Code,
        IReadOnlyList<string> Said,
        IReadOnlyList<string> State,
        IReadOnlyList<string> Done,
        IReadOnlyList<string> OutOfOrder,
        int Verified,
        IReadOnlyDictionary<string, Fault> Injected,
        IReadOnlyList<JournalEntry> Journal,
        IReadOnlyList<string> Steps)
    {
        public static async Task<Outcome> ReadAsync(SampleOnDisk sample, World world, int code, IReadOnlyList<string> said, IReadOnlyDictionary<string, Fault> injected)
        {
            var journal = await sample.Journal.EntriesAsync();
            return new Outcome(
                code,
                said,
                await EndState.ReadAsync(world.Session),
                Story.Done(journal, sample.Steps),
                Story.OutOfOrder(journal, sample.Runbook),
                (await sample.AskHistoryAsync()).Code,
                injected,
                journal,
                sample.Steps);
        }
    }
}
