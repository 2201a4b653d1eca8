namespace Groundplan.Faults.Tests.Kit;

/// <summary>Processes of the runner on one migration, one after the other, whose requests a test answers.</summary>
internal sealed class Succession : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly SampleOnDisk _sample;
    private readonly World _world;
    private readonly People _people;
    private readonly Func<Asked, Task<ProxiedAnswer?>> _answer;
    private readonly FaultProxy _proxy;
    private volatile RunnerProcess? _runner;

    /// <param name="sample">The migration.</param>
    /// <param name="world">Where requests go on to.</param>
    /// <param name="answer">Decides about requests while a step is on; null breaks the connection.</param>
    public Succession(SampleOnDisk sample, World world, Func<Asked, Task<ProxiedAnswer?>> answer)
    {
        (_sample, _world, _people, _answer) = (sample, world, new People(sample, world), answer);
        _proxy = new FaultProxy(world.Url, AnswerAsync);
    }

    /// <summary>What the processes said, one after the other.</summary>
    public List<string> Said { get; } = [];

    /// <summary>The steps that people let pass.</summary>
    public IReadOnlyList<string> Passed => _people.Passed;

    /// <summary>One process, to its end; its exit code, null where it was killed.</summary>
    /// <param name="words">The command.</param>
    /// <param name="manner">How it is started; null for as usual.</param>
    /// <param name="watch">Goes on beside it; null for nothing.</param>
    public async Task<int?> RunOnceAsync(string[] words, Manner? manner = null, Func<RunnerProcess, CancellationToken, Task>? watch = null)
    {
        using var runner = _runner = _sample.Start(_proxy.Url, manner ?? new Manner(), words);
        using var over = new CancellationTokenSource();
        var watching = watch?.Invoke(runner, over.Token) ?? Task.CompletedTask;
        var (code, text) = await runner.EndAsync(Patience);
        await over.CancelAsync();
        await watching;
        Said.Add(text);
        if (_proxy.Failure is { } failure)
            throw new InvalidOperationException("The proxy failed.", failure);
        return runner.IsKilled ? null : code;
    }

    /// <summary>A run, resumed after each kill and each step that people let pass, until it ends by itself; its exit code.</summary>
    /// <param name="options">What each process is told besides.</param>
    /// <param name="manner">How the next one is started; null for as usual.</param>
    /// <param name="watch">Goes on beside each; null for nothing.</param>
    /// <param name="between">What happens before the next; null for nothing.</param>
    public async Task<int> RunAsync(string[] options, Func<Manner>? manner = null, Func<RunnerProcess, CancellationToken, Task>? watch = null, Func<Ended, Task>? between = null)
    {
        for (string[] command = ["run", "--yes"]; ; command = ["resume"])
        {
            var code = await RunOnceAsync([.. command, .. _sample.Words, .. options], manner?.Invoke(), watch);
            var passed = code is null ? null : await _people.LetPassAsync(code.Value, Said[^1]);
            if (code is not null && passed is null)
                return code.Value;
            if (between is not null)
                await between(new Ended(passed));
        }
    }

    public void Dispose() => _proxy.Dispose(); // what is still on its way goes on for a moment

    private async Task<ProxiedAnswer?> AnswerAsync(FaultProxy proxy, ProxiedRequest request)
    {
        var runner = _runner!;
        if (_sample.Journal.OpenStep() is not { } step)
            return await proxy.ForwardAsync(request);
        await _world.ReachedAsync(step);
        return await _answer(new Asked(runner, step, request, proxy));
    }
}
