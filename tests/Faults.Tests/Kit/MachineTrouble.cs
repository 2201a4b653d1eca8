namespace Groundplan.Faults.Tests.Kit;

/// <summary>A run whose machine and credentials give trouble: an expired session, a network that is gone for a while, a full disk; each followed by <c>resume</c>.</summary>
internal sealed class MachineTrouble : IDisposable
{
    private const string ExpiresAt = "snapshot-database";
    private const string CutOffAt = "transform-orders";

    // What the journal has room for, once it is as long as it is when the disk gets full: a third of what is still to come.
    private const int Room = 16 << 10;

    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly SampleOnDisk _sample;
    private readonly World _world;
    private readonly FaultProxy _proxy;
    private bool _isExpired = true;
    private bool _wasCutOff;

    public MachineTrouble(SampleOnDisk sample, World world)
    {
        (_sample, _world) = (sample, world);
        _proxy = new FaultProxy(world.Url, AnswerAsync);
    }

    /// <summary>What the processes said: with expired credentials, on a full disk, and at last.</summary>
    public List<string> Said { get; } = [];

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

    public void Dispose() => _proxy.Dispose();

    private async Task RunAsync(long? mostOfAFile, params string[] words)
    {
        using var runner = _sample.Start(_proxy.Url, new Manner { MostOfAFile = mostOfAFile }, [.. words, "--parallel", "1"]);
        var (code, text) = await runner.EndAsync(Patience);
        if (_proxy.Failure is { } failure)
            throw new InvalidOperationException("The proxy failed.", failure);
        Codes.Add(code);
        Said.Add(text);
        Done.Add((await _sample.Journal.EntriesAsync()).Count(e => e.Kind == Groundplan.Runner.Journal.JournalKind.StepFinished));
    }

    private async Task<ProxiedAnswer?> AnswerAsync(FaultProxy proxy, ProxiedRequest request)
    {
        var step = _sample.Journal.OpenStep();
        if (step is not null)
            await _world.ReachedAsync(step);
        if (step == ExpiresAt && _isExpired)
            return Refusals.Expired(request);
        if (step == CutOffAt && !_wasCutOff)
        {
            (_wasCutOff, proxy.IsCutOff) = (true, true);
            await proxy.SilenceAsync(Gone);
            proxy.IsCutOff = false;
            return null;
        }
        return await proxy.ForwardAsync(request);
    }
}
