namespace Groundplan.Faults.Tests.Kit;

/// <summary>A run of the migration by child processes, each killed as the script says and followed by <c>resume</c>.</summary>
internal sealed class DisturbedRun : IDisposable
{
    /// <summary>How long the runner waits for an answer.</summary>
    public const int RequestTimeout = 4;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    private readonly SampleOnDisk _sample;
    private readonly FaultScript _script;
    private readonly Succession _runners;
    private readonly SemaphoreSlim _turn = new(1);
    private bool _tear;

    public DisturbedRun(SampleOnDisk sample, World world, FaultScript script)
    {
        (_sample, _script) = (sample, script);
        _runners = new Succession(sample, world, asked => _script.IsTarget(asked.Step, asked.Request) ? DisturbAsync(asked) : ForwardAsync(asked));
    }

    public IReadOnlyList<string> Said => _runners.Said;

    public int Kills { get; private set; }

    /// <summary>Until it ends by itself; its exit code.</summary>
    public Task<int> RunAsync() => _runners.RunAsync(["--parallel", "1", "--request-timeout", $"{RequestTimeout}"], () => new Manner { Held = _script.NextSilent }, WatchAsync, TearAsync);

    public void Dispose() => _runners.Dispose();

    private static async Task<ProxiedAnswer?> ForwardAsync(Asked asked) => await asked.ForwardAsync();

    // One after the other, so that the middle and the last are what they are called.
    private async Task<ProxiedAnswer?> DisturbAsync(Asked asked)
    {
        await _turn.WaitAsync();
        try
        {
            if (asked.Runner.IsKilled)
                return null;
            var fault = _script.Choose(asked.Step);
            if (fault != Fault.Timeout)
                return await AnswerAsync(asked, fault);
        }
        finally
        {
            _turn.Release();
        }
        await asked.Proxy.SilenceAsync(TimeSpan.FromSeconds(RequestTimeout + 2));
        return null;
    }

    private async Task<ProxiedAnswer?> AnswerAsync(Asked asked, Fault? fault)
    {
        switch (fault)
        {
            case Fault.CrashBefore:
                asked.Runner.Kill();
                return null;
            case Fault.CrashAfter:
                await ReachAsync(asked);
                asked.Runner.Kill();
                return null;
            case Fault.Throttle:
                return Refusals.Throttled(asked.Request);
            case Fault.LostResponse:
                var lost = await ReachAsync(asked);
                return _script.Index(asked.Step) % 2 == 0 ? null : lost.Half;
            case Fault.PartialWrite when Batches.Halve(asked.Request) is var (part, complete):
                return complete(await ReachAsync(asked with { Request = part }));
            case Fault.PartialWrite:
                await asked.Proxy.ForwardHalfAsync(asked.Request);
                _tear = true;
                asked.Runner.Kill();
                return null;
            default:
                return await ReachAsync(asked);
        }
    }

    private Task<ProxiedAnswer> ReachAsync(Asked asked)
    {
        _script.Done(asked.Step);
        return asked.ForwardAsync();
    }

    // Steps that ask nothing are met while the journal says that they are on.
    private async Task WatchAsync(RunnerProcess runner, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var step = _sample.Journal.OpenStep();
            if (_script.KillsSilent(step))
            {
                _tear = _script.FaultOf(step!) == Fault.PartialWrite;
                runner.Kill();
                return;
            }
            await Task.Delay(Glance, CancellationToken.None);
        }
    }

    private async Task TearAsync(Ended ended)
    {
        if (!ended.WasKilled)
            return;
        Kills++;
        if (_tear)
            await _sample.Journal.TearAsync(missing: Kills);
        _tear = false;
    }
}
