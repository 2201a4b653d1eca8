using System.Collections.Concurrent;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>A run that fails after the copies and is aborted; the abort may be killed at the first write of each compensation, before it reaches the service or after, and is then given again.</summary>
internal sealed class AbortedRun : IDisposable
{
    private const string FailsAt = "replica-is-level";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly SampleOnDisk _sample;
    private readonly bool _isKilled;
    private readonly FaultProxy _proxy;
    private readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.Ordinal);
    private RunnerProcess? _runner;
    private bool _isExpired = true;

    public AbortedRun(SampleOnDisk sample, World world, bool isKilled)
    {
        (_sample, _isKilled) = (sample, isKilled);
        _proxy = new FaultProxy(world.Url, AnswerAsync);
    }

    public List<string> Said { get; } = [];

    /// <summary>Compensations that wrote, in each of which the runner was killed if it was to be.</summary>
    public IReadOnlyList<string> Written => [.. _written.Keys.Order(StringComparer.Ordinal)];

    public int Kills { get; private set; }

    /// <summary>Until the abort ends by itself; its exit code.</summary>
    public async Task<int> RunAsync()
    {
        await RunAsync("run", "--yes", "--parallel", "1"); // what is undone follows the order in which it was done
        _isExpired = false;
        while (true)
        {
            if (await RunAsync("abort", "--yes") is { } code)
                return code;
        }
    }

    public void Dispose() => _proxy.Dispose();

    private async Task<int?> RunAsync(params string[] words)
    {
        using var runner = _runner = _sample.Start(_proxy.Url, words);
        var (code, text) = await runner.EndAsync(Patience);
        Said.Add(text);
        if (_proxy.Failure is { } failure)
            throw new InvalidOperationException("The proxy failed.", failure);
        return runner.IsKilled ? null : code;
    }

    private async Task<ProxiedAnswer?> AnswerAsync(FaultProxy proxy, ProxiedRequest request)
    {
        var step = _sample.Journal.OpenStep();
        if (_isExpired && step == FailsAt)
            return Refusals.Expired(request);
        if (step?.StartsWith(JournalOnDisk.Undo, StringComparison.Ordinal) != true || !request.Writes || !_written.TryAdd(step, true) || !_isKilled)
            return await proxy.ForwardAsync(request);
        if (++Kills % 2 == 0)
            await proxy.ForwardAsync(request);
        _runner!.Kill();
        return null;
    }
}
