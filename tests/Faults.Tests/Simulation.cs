using Groundplan.Faults.Tests.Kit;
using Groundplan.Runner.Journal;
using Groundplan.TestKit;

namespace Groundplan.Faults.Tests;

/// <summary>The undisturbed run, and then one run for each fault, in which every step has another one.</summary>
public sealed class Simulation : IAsyncLifetime
{
    private const int SideBySide = 3;

    internal StepProfile Profile { get; } = new();

    internal Outcome Undisturbed { get; private set; } = null!;

    internal Outcome[] Disturbed { get; } = new Outcome[FaultScript.Runs];

    public async Task InitializeAsync()
    {
        if (Tools.ReasonToSkip("python3", "moto_server", "aws") is not null)
            return;
        Undisturbed = await UndisturbedAsync();
        using var places = new SemaphoreSlim(SideBySide);
        await Task.WhenAll(Enumerable.Range(0, FaultScript.Runs).Select(async run =>
        {
            await places.WaitAsync();
            try
            {
                Disturbed[run] = await DisturbedAsync(run);
            }
            finally
            {
                places.Release();
            }
        }));
    }

    public Task DisposeAsync() => Task.CompletedTask;

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
                code == 0 ? Story.OutOfOrder(journal, sample.Runbook) : [],
                (await sample.AskHistoryAsync()).Code,
                injected,
                journal,
                sample.Steps);
        }
    }
}
