namespace Groundplan.Faults.Tests.Kit;

/// <summary>A run whose machine and credentials give trouble: an expired session, a network that is gone for a while, a full disk; each followed by <c>resume</c>.</summary>
internal sealed class MachineTrouble : IDisposable
{
    private const string ExpiresAt = "snapshot-database";
    private const string CutOffAt = "transform-orders";

    // What the journal has room for, once it is as long as it is when the disk gets full: a third of what is still to come.
    private const int Room = 16 << 10;

    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(2);

    private readonly SampleOnDisk _sample;
    private readonly Succession _runners;
    private bool _isExpired = true;
    private bool _wasCutOff;

    public MachineTrouble(SampleOnDisk sample, World world) => (_sample, _runners) = (sample, new Succession(sample, world, AnswerAsync));

    /// <summary>What the processes said: with expired credentials, on a full disk, and at last.</summary>
    public IReadOnlyList<string> Said => _runners.Said;

    /// <summary>Their exit codes.</summary>
    public List<int> Codes { get; } = [];

    /// <summary>Steps that were done when the credentials were renewed, and when there was room again.</summary>
    public List<int> Done { get; } = [];

    public bool WasCutOff => _wasCutOff;

    public async Task RunAsync()
    {
        await RunAsync(null, "run", "--yes");
        _isExpired = false;
        await RunAsync(new FileInfo(_sample.Journal.File).Length + Room, "resume");
        await RunAsync(null, "resume");
    }

    public void Dispose() => _runners.Dispose();

    private async Task RunAsync(long? mostOfAFile, params string[] words)
    {
        Codes.Add(await _runners.RunOnceAsync([.. words, "--parallel", "1"], new Manner { MostOfAFile = mostOfAFile }) ?? throw new InvalidOperationException("Somebody killed it."));
        Done.Add((await _sample.Journal.EntriesAsync()).Count(e => e.Kind == Groundplan.Runner.Journal.JournalKind.StepFinished));
    }

    private async Task<ProxiedAnswer?> AnswerAsync(Asked asked)
    {
        if (asked.Step == ExpiresAt && _isExpired)
            return Refusals.Expired(asked.Request);
        if (asked.Step == CutOffAt && !_wasCutOff)
        {
            (_wasCutOff, asked.Proxy.IsCutOff) = (true, true);
            await asked.Proxy.SilenceAsync(Gone);
            asked.Proxy.IsCutOff = false;
            return null;
        }
        return await asked.ForwardAsync();
    }
}
