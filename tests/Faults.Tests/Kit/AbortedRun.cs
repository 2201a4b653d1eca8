using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Groundplan.Runner;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>A run that fails at a step and is aborted; the abort may be killed at the first write of each compensation, before it reaches the service or after, and is then given again.</summary>
internal sealed partial class AbortedRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly SampleOnDisk _sample;
    private readonly World _world;
    private readonly People _people;
    private readonly string _failsAt;
    private readonly bool _isKilled;
    private readonly FaultProxy _proxy;
    private readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.Ordinal);
    private RunnerProcess? _runner;
    private bool _isExpired = true;

    public AbortedRun(SampleOnDisk sample, World world, string failsAt, bool isKilled)
    {
        (_sample, _world, _people, _failsAt, _isKilled) = (sample, world, new People(sample, world), failsAt, isKilled);
        _proxy = new FaultProxy(world.Url, AnswerAsync);
    }

    public List<string> Said { get; } = [];

    /// <summary>Compensations that wrote, in each of which the runner was killed if it was to be.</summary>
    public IReadOnlyList<string> Written => [.. _written.Keys.Order(StringComparer.Ordinal)];

    public int Kills { get; private set; }

    /// <summary>Steps that a person undid.</summary>
    public List<string> ByHand { get; } = [];

    /// <summary>Until the abort ends by itself; its exit code.</summary>
    public async Task<int> RunAsync()
    {
        // What is undone follows the order in which it was done.
        var stopped = await RunAsync("run", "--yes");
        while (await _people.LetPassAsync(stopped, Said[^1]) is not null)
            stopped = await RunAsync("resume");
        _isExpired = false;
        string[] words = [];
        while (true)
        {
            var code = await AskAsync(["abort", "--yes", .. words]);
            if (code == ExitCode.Refused && Asked().Match(Said[^1]) is { Success: true } asked)
            {
                ByHand.Add(asked.Groups["step"].Value);
                words = ["--skip", ByHand[^1], "--reason", "done by hand"];
            }
            else if (code is not null)
            {
                return code.Value;
            }
        }
    }

    public void Dispose() => _proxy.Dispose();

    private async Task<int> RunAsync(params string[] words) => await AskAsync([.. words, .. _sample.Words, "--parallel", "1"]) ?? throw new InvalidOperationException("It was killed before the abort.");

    private async Task<int?> AskAsync(string[] words)
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
        if (step is not null)
            await _world.ReachedAsync(step);
        if (_isExpired && step == _failsAt)
            return Refusals.Expired(request);
        if (step?.StartsWith(JournalOnDisk.Undo, StringComparison.Ordinal) != true || !request.Writes || !_written.TryAdd(step, true) || !_isKilled)
            return await proxy.ForwardAsync(request);
        if (++Kills % 2 == 0)
            await proxy.ForwardAsync(request);
        _runner!.Kill();
        return null;
    }

    [GeneratedRegex("give --skip (?<step>[a-z0-9-]+) --reason")]
    private static partial Regex Asked();
}
