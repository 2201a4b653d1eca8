namespace Groundplan.Faults.Tests.Kit;

/// <summary>A run in which steps go on side by side, killed again and again wherever it is at some write: before it reaches the service, or after.</summary>
internal sealed class CrashStorm : IDisposable
{
    private const int WritesBetween = 4;
    private const int MostKills = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Lock _lock = new();
    private readonly SampleOnDisk _sample;
    private readonly World _world;
    private readonly FaultProxy _proxy;
    private RunnerProcess? _runner;
    private RunnerProcess? _doomed;
    private int _writes;

    public CrashStorm(SampleOnDisk sample, World world)
    {
        (_sample, _world) = (sample, world);
        _proxy = new FaultProxy(world.Url, AnswerAsync);
    }

    public List<string> Said { get; } = [];

    public int Kills { get; private set; }

    /// <summary>Until it ends by itself; its exit code.</summary>
    public async Task<int> RunAsync()
    {
        while (true)
        {
            using var runner = _runner = _sample.Start(_proxy.Url, Said.Count == 0 ? ["run", "--yes"] : ["resume"]);
            var (code, text) = await runner.EndAsync(Patience);
            Said.Add(text);
            if (_proxy.Failure is { } failure)
                throw new InvalidOperationException("The proxy failed.", failure);
            if (!runner.IsKilled)
                return code;
        }
    }

    public void Dispose() => _proxy.Dispose();

    private async Task<ProxiedAnswer?> AnswerAsync(FaultProxy proxy, ProxiedRequest request)
    {
        var runner = _runner!;
        if (_sample.Journal.OpenStep() is not { } step)
            return await proxy.ForwardAsync(request);
        await _world.ReachedAsync(step);
        if (!request.Writes || DueKill(runner) is not { } kill)
            return await proxy.ForwardAsync(request);
        if (kill % 2 == 0)
            await proxy.ForwardAsync(request);
        runner.Kill();
        return null;
    }

    // What else the process has on its way meanwhile arrives, as it does where a machine dies.
    private int? DueKill(RunnerProcess runner)
    {
        lock (_lock)
        {
            if (_doomed == runner || Kills == MostKills || ++_writes % WritesBetween != 0)
                return null;
            _doomed = runner;
            return Kills++;
        }
    }
}
