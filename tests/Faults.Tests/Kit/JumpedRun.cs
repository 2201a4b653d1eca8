namespace Groundplan.Faults.Tests.Kit;

/// <summary>A run whose clock is put forward a day and back an hour: between a crash and its resume, while a step runs, and after an approval.</summary>
internal sealed class JumpedRun : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

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
    private readonly Succession _runners;
    private TimeSpan _onResume;

    public JumpedRun(SampleOnDisk sample, World world) => (_sample, _runners) = (sample, new Succession(sample, world, AnswerAsync));

    /// <summary>Two days earlier than else, since two are skipped.</summary>
    public static DateTimeOffset Begins => Scenario.Move.Begins!.Value - Day - Day;

    public IReadOnlyList<string> Said => _runners.Said;

    /// <summary>The jumps that were made, in order.</summary>
    public IReadOnlyList<Jump> Jumps => _jumps;

    /// <summary>Jumps that were not made.</summary>
    public IReadOnlyList<Jump> Missing => _left;

    public IReadOnlyList<string> Passed => _runners.Passed;

    /// <summary>Until it ends by itself; its exit code.</summary>
    public Task<int> RunAsync() => _runners.RunAsync(["--parallel", "1"], () => new Manner { Held = _left.Any(j => j.Step == Silent) ? Silent : null }, WatchAsync, JumpBetweenAsync);

    public void Dispose() => _runners.Dispose();

    // It asks no service anything.
    private const string Silent = "switch-soak";

    private async Task<ProxiedAnswer?> AnswerAsync(Asked asked)
    {
        if (Take(JumpAt.Running, asked.Step) is { } now)
            _sample.Clock!.Move(now.By);
        if (Take(JumpAt.Crash, asked.Step) is not { } after)
            return await asked.ForwardAsync();
        Kill(asked.Runner, after);
        return null;
    }

    private async Task WatchAsync(RunnerProcess runner, CancellationToken over)
    {
        for (; !over.IsCancellationRequested; await Task.Delay(Glance, CancellationToken.None))
        {
            if (_sample.Journal.OpenStep() == Silent && Take(JumpAt.Crash, Silent) is { } jump)
                Kill(runner, jump);
        }
    }

    private Task JumpBetweenAsync(Ended ended)
    {
        _sample.Clock!.Move(_onResume);
        _onResume = TimeSpan.Zero;
        if (ended.Passed is { } step && Take(JumpAt.Approval, step) is { } jump)
            _sample.Clock.Move(jump.By);
        return Task.CompletedTask;
    }

    private void Kill(RunnerProcess runner, Jump jump)
    {
        _onResume = jump.By;
        runner.Kill();
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
