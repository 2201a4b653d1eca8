namespace Groundplan.Faults.Tests.Kit;

/// <summary>A run of the migration by child processes, each killed as the script says and followed by <c>resume</c>.</summary>
internal sealed class DisturbedRun : IDisposable
{
    /// <summary>How long the runner waits for an answer.</summary>
    public const int RequestTimeout = 4;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly SampleOnDisk _sample;
    private readonly World _world;
    private readonly FaultScript _script;
    private readonly FaultProxy _proxy;
    private readonly People _people;
    private readonly SemaphoreSlim _turn = new(1);
    private RunnerProcess? _runner;
    private bool _tear;

    public DisturbedRun(SampleOnDisk sample, World world, FaultScript script)
    {
        (_sample, _world, _script) = (sample, world, script);
        _proxy = new FaultProxy(world.Url, AnswerAsync);
        _people = new People(sample, world);
    }

    /// <summary>What the processes said, one after the other.</summary>
    public List<string> Said { get; } = [];

    public int Kills { get; private set; }

    /// <summary>Until it ends by itself; its exit code.</summary>
    public async Task<int> RunAsync()
    {
        for (var first = true; ; first = false)
        {
            string[] words = [first ? "run" : "resume", .. _sample.Words, "--parallel", "1", "--request-timeout", $"{RequestTimeout}", .. first ? (string[])["--yes"] : []];
            using var runner = _runner = _sample.Start(_proxy.Url, new Manner { Held = _script.NextSilent }, words);
            using var over = new CancellationTokenSource();
            var watch = WatchAsync(over.Token);
            var (code, text) = await runner.EndAsync(Patience);
            await over.CancelAsync();
            await watch;
            Said.Add(text);
            if (_proxy.Failure is { } failure)
                throw new InvalidOperationException("The proxy failed.", failure);
            if (!runner.IsKilled && await _people.LetPassAsync(code, text) is not null)
                continue;
            if (!runner.IsKilled)
                return code;
            Kills++;
            if (_tear)
                await _sample.Journal.TearAsync(missing: Kills);
            _tear = false;
        }
    }

    public void Dispose() => _proxy.Dispose(); // what still waits for its turn goes on for a moment

    private async Task<ProxiedAnswer?> AnswerAsync(FaultProxy proxy, ProxiedRequest request)
    {
        var step = _sample.Journal.OpenStep();
        if (step is not null)
            await _world.ReachedAsync(step);
        return _script.IsTarget(step, request) ? await DisturbAsync(proxy, request, step!) : await proxy.ForwardAsync(request);
    }

    // One after the other, so that the middle and the last are what they are called.
    private async Task<ProxiedAnswer?> DisturbAsync(FaultProxy proxy, ProxiedRequest request, string step)
    {
        Fault? fault;
        await _turn.WaitAsync();
        try
        {
            if (_runner!.IsKilled)
                return null;
            fault = _script.Choose(step);
            if (fault != Fault.Timeout)
                return await AnswerAsync(proxy, request, step, fault);
        }
        finally
        {
            _turn.Release();
        }
        await proxy.SilenceAsync(TimeSpan.FromSeconds(RequestTimeout + 2));
        return null;
    }

    private async Task<ProxiedAnswer?> AnswerAsync(FaultProxy proxy, ProxiedRequest request, string step, Fault? fault)
    {
        switch (fault)
        {
            case Fault.CrashBefore:
                _runner!.Kill();
                return null;
            case Fault.CrashAfter:
                await ForwardAsync(proxy, request, step);
                _runner!.Kill();
                return null;
            case Fault.Throttle:
                return Refusals.Throttled(request);
            case Fault.LostResponse:
                var lost = await ForwardAsync(proxy, request, step);
                return _script.Index(step) % 2 == 0 ? null : lost.Half;
            case Fault.PartialWrite when Batches.Halve(request) is var (part, complete):
                return complete(await ForwardAsync(proxy, part, step));
            case Fault.PartialWrite:
                await proxy.ForwardHalfAsync(request);
                _tear = true;
                _runner!.Kill();
                return null;
            default:
                return await ForwardAsync(proxy, request, step);
        }
    }

    private Task<ProxiedAnswer> ForwardAsync(FaultProxy proxy, ProxiedRequest request, string step)
    {
        _script.Done(step);
        return proxy.ForwardAsync(request);
    }

    // Steps that ask nothing are met while the journal says that they are on.
    private async Task WatchAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var step = _sample.Journal.OpenStep();
            if (_script.KillsSilent(step))
            {
                _tear = _script.FaultOf(step!) == Fault.PartialWrite;
                _runner!.Kill();
                return;
            }
            await Task.Delay(Glance, CancellationToken.None);
        }
    }
}
