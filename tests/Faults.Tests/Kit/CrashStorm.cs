namespace Groundplan.Faults.Tests.Kit;

/// <summary>A run in which steps go on side by side, killed again and again wherever it is at some write: before it reaches the service, or after.</summary>
internal sealed class CrashStorm : IDisposable
{
    private const int WritesBetween = 4;
    private const int MostKills = 10;

    private readonly Lock _lock = new();
    private readonly Succession _runners;
    private RunnerProcess? _doomed;
    private int _writes;

    public CrashStorm(SampleOnDisk sample, World world) => _runners = new Succession(sample, world, AnswerAsync);

    public IReadOnlyList<string> Said => _runners.Said;

    public int Kills { get; private set; }

    /// <summary>Until it ends by itself; its exit code.</summary>
    public Task<int> RunAsync() => _runners.RunAsync([]);

    public void Dispose() => _runners.Dispose();

    private async Task<ProxiedAnswer?> AnswerAsync(Asked asked)
    {
        if (!asked.Request.Writes || DueKill(asked.Runner) is not { } kill)
            return await asked.ForwardAsync();
        if (kill % 2 == 0)
            await asked.ForwardAsync();
        asked.Runner.Kill();
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
