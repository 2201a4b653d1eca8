using System.Collections.Concurrent;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>Which fault befalls which step in one of the runs, and which already did.</summary>
/// <param name="steps">All steps, in the runbook's order.</param>
/// <param name="profile">What they ask.</param>
/// <param name="run">From 0: all runs together give each step each fault.</param>
internal sealed class FaultScript(IReadOnlyList<string> steps, StepProfile profile, int run)
{
    public static readonly int Runs = Enum.GetValues<Fault>().Length;

    private const int Throttles = 2;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);

    /// <summary>Steps that had their fault.</summary>
    public IReadOnlyDictionary<string, Fault> Injected => _injected;

    private readonly ConcurrentDictionary<string, Fault> _injected = new(StringComparer.Ordinal);

    public Fault FaultOf(string step) => (Fault)((Index(step) + run) % Runs);

    public int Index(string step) => steps.ToList().IndexOf(step);

    /// <summary>Why a fault cannot occur in a step; null when it can.</summary>
    public static string? Impossible(StepProfile profile, string step, Fault fault)
        => !profile.Asks(step) && fault is Fault.Throttle or Fault.Timeout or Fault.LostResponse ? "it asks no service anything, so there is nobody to refuse or to be silent" : null;

    /// <summary>What happens to a request; null for nothing.</summary>
    public Fault? Choose(string? step, ProxiedRequest request)
    {
        if (step is null || !profile.Asks(step) || !profile.IsTarget(step, request))
            return null;
        lock (_lock)
        {
            var fault = FaultOf(step);
            var times = _times[step] = _times.GetValueOrDefault(step) + 1;
            if (times > (fault == Fault.Throttle ? Throttles : 1))
                return null;
            _injected[step] = fault;
            return fault;
        }
    }

    /// <summary>The next step during which the runner is to be killed although it asks nothing; null for none.</summary>
    public string? NextSilent => steps.FirstOrDefault(IsToBeKilledSilently);

    /// <summary>Whether the runner is to be killed now because a step is on that asks nothing.</summary>
    public bool KillsSilent(string? step)
    {
        if (step is null || !IsToBeKilledSilently(step))
            return false;
        _injected[step] = FaultOf(step);
        return true;
    }

    private bool IsToBeKilledSilently(string step) => !profile.Asks(step) && Impossible(profile, step, FaultOf(step)) is null && !_injected.ContainsKey(step);
}
