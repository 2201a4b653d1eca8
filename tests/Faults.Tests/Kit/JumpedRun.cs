namespace Groundplan.Faults.Tests.Kit;

/// <summary>A run whose clock is put forward a day and back an hour: between a crash and its resume, while a step runs, and after an approval.</summary>
internal sealed class JumpedRun : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly List<Jump> _left =
    [
        new(JumpAt.Crash, "backup-orders", -Hour),
        new(JumpAt.Crash, "deploy-green", Day),
        new(JumpAt.Running, "transform-orders", Day),
        new(JumpAt.Crash, "copy-customers", -Hour),
        new(JumpAt.Running, "sync-receipts", -Hour),
        new(JumpAt.Approval, "go", -Hour),
        new(JumpAt.Crash, "blue-is-well", -Hour),
        new(JumpAt.Running, "green-is-well", -Hour),
        new(JumpAt.Crash, "tenth-is-well", Hour),
        new(JumpAt.Crash, "switch-soak", Day),
        new(JumpAt.Approval, "retire-blue", Day),
        new(JumpAt.Crash, "empty-blue-receipts", -Hour),
        new(JumpAt.Crash, "delete-blue", Day),
    ];

    private readonly Lock _lock = new();
    private readonly List<Jump> _jumps = [];
    private readonly SampleOnDisk _sample;
    private readonly World _world;
    private readonly People _people;
    private readonly FaultProxy _proxy;
    private RunnerProcess? _runner;
    private TimeSpan _onResume;

    public JumpedRun(SampleOnDisk sample, World world)
    {
        (_sample, _world, _people) = (sample, world, new People(sample, world));
        _proxy = new FaultProxy(world.Url, AnswerAsync);
    }

    /// <summary>Two days earlier than else, since two are skipped.</summary>
    public static DateTimeOffset Begins => Scenario.Move.Begins!.Value - Day - Day;

    public List<string> Said { get; } = [];

    /// <summary>The jumps that were made, in order.</summary>
    public IReadOnlyList<Jump> Jumps => _jumps;

    /// <summary>Jumps that were not made.</summary>
    public IReadOnlyList<Jump> Missing => _left;

    public IReadOnlyList<string> Passed => _people.Passed;

    /// <summary>Until it ends by itself; its exit code.</summary>
    public async Task<int> RunAsync()
    {
        while (true)
        {
            string[] words = [Said.Count == 0 ? "run" : "resume", .. _sample.Words, "--parallel", "1", .. Said.Count == 0 ? (string[])["--yes"] : []];
            using var runner = _runner = _sample.Start(_proxy.Url, new Manner { Held = _left.Any(j => j.Step == Silent) ? Silent : null }, words);
            using var over = new CancellationTokenSource();
            var watch = WatchAsync(over.Token);
            var (code, text) = await runner.EndAsync(Patience);
            await over.CancelAsync();
            await watch;
            Said.Add(text);
            if (_proxy.Failure is { } failure)
                throw new InvalidOperationException("The proxy failed.", failure);
            _sample.Clock!.Move(_onResume);
            _onResume = TimeSpan.Zero;
            if (runner.IsKilled)
                continue;
            if (await _people.LetPassAsync(code, text) is not { } passed)
                return code;
            if (Take(JumpAt.Approval, passed) is { } jump)
                _sample.Clock.Move(jump.By);
        }
    }

    public void Dispose() => _proxy.Dispose();

    // It asks no service anything.
    private const string Silent = "switch-soak";

    private async Task<ProxiedAnswer?> AnswerAsync(FaultProxy proxy, ProxiedRequest request)
    {
        if (_sample.Journal.OpenStep() is not { } step)
            return await proxy.ForwardAsync(request);
        await _world.ReachedAsync(step);
        if (Take(JumpAt.Running, step) is { } now)
            _sample.Clock!.Move(now.By);
        if (Take(JumpAt.Crash, step) is not { } after)
            return await proxy.ForwardAsync(request);
        Kill(after);
        return null;
    }

    private async Task WatchAsync(CancellationToken over)
    {
        for (; !over.IsCancellationRequested; await Task.Delay(Glance, CancellationToken.None))
        {
            if (_sample.Journal.OpenStep() == Silent && Take(JumpAt.Crash, Silent) is { } jump)
                Kill(jump);
        }
    }

    private void Kill(Jump jump)
    {
        _onResume = jump.By;
        _runner!.Kill();
    }

    private Jump? Take(JumpAt when, string step)
    {
        lock (_lock)
        {
            if (_left.FirstOrDefault(j => j.When == when && j.Step == step) is not { } jump)
                return null;
            _left.Remove(jump);
            _jumps.Add(jump);
            return jump;
        }
    }
}
