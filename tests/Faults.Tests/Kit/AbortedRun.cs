using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Groundplan.Runner;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>A run that fails at a step and is aborted; the abort may be killed at the first write of each compensation, before it reaches the service or after, and is then given again.</summary>
internal sealed partial class AbortedRun : IDisposable
{
    private readonly Succession _runners;
    private readonly string _failsAt;
    private readonly bool _isKilled;
    private readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.Ordinal);
    private bool _isExpired = true;

    public AbortedRun(SampleOnDisk sample, World world, string failsAt, bool isKilled)
    {
        (_failsAt, _isKilled) = (failsAt, isKilled);
        _runners = new Succession(sample, world, AnswerAsync);
    }

    public IReadOnlyList<string> Said => _runners.Said;

    /// <summary>Compensations that wrote, in each of which the runner was killed if it was to be.</summary>
    public IReadOnlyList<string> Written => [.. _written.Keys.Order(StringComparer.Ordinal)];

    public int Kills { get; private set; }

    /// <summary>Steps that a person undid.</summary>
    public List<string> ByHand { get; } = [];

    /// <summary>Until the abort ends by itself; its exit code.</summary>
    public async Task<int> RunAsync()
    {
        // What is undone follows the order in which it was done.
        await _runners.RunAsync(["--parallel", "1"]);
        _isExpired = false;
        string[] words = [];
        while (true)
        {
            var code = await _runners.RunOnceAsync(["abort", "--yes", .. words]);
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

    public void Dispose() => _runners.Dispose();

    private async Task<ProxiedAnswer?> AnswerAsync(Asked asked)
    {
        if (_isExpired && asked.Step == _failsAt)
            return Refusals.Expired(asked.Request);
        if (!asked.Step.StartsWith(JournalOnDisk.Undo, StringComparison.Ordinal) || !asked.Request.Writes || !_written.TryAdd(asked.Step, true) || !_isKilled)
            return await asked.ForwardAsync();
        if (++Kills % 2 == 0)
            await asked.ForwardAsync();
        asked.Runner.Kill();
        return null;
    }

    [GeneratedRegex("give --skip (?<step>[a-z0-9-]+) --reason")]
    private static partial Regex Asked();
}
