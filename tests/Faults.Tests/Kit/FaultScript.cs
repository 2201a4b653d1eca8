namespace Groundplan.Faults.Tests.Kit;

/// <summary>Which faults befall which step in one of the runs, and which already did.</summary>
/// <param name="steps">All steps, in the runbook's order.</param>
/// <param name="profile">What they ask.</param>
/// <param name="run">From 0: all runs together give each step each fault, at each moment.</param>
/// <param name="moments">Which of a step's writes have a fault.</param>
internal sealed class FaultScript(IReadOnlyList<string> steps, StepProfile profile, int run, IReadOnlyList<Moment> moments)
{
    public static readonly int Runs = Enum.GetValues<Fault>().Length;

    private const int Throttles = 2;

    // Of the three faults of a step in one run, one at most makes an attempt fail: more than the two that a step may fail by itself would end the run.
    private const int Apart = 2;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _done = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _throttled = new(StringComparer.Ordinal);
    private readonly HashSet<Injection> _injected = [];

    /// <summary>The faults that were.</summary>
    public IReadOnlySet<Injection> Injected => _injected;

    public Fault FaultOf(string step, Moment moment = Moment.First) => (Fault)((Index(step) + run + (Apart * (int)moment)) % Runs);

    public int Index(string step) => steps.ToList().IndexOf(step);

    /// <summary>Why a fault cannot occur in a step; null when it can.</summary>
    public static string? Impossible(StepProfile profile, string step, Fault fault)
        => !profile.Asks(step) && fault is Fault.Throttle or Fault.Timeout or Fault.LostResponse ? "it asks no service anything, so there is nobody to refuse or to be silent" : null;

    /// <summary>Whether a request is one that a fault may befall.</summary>
    public bool IsTarget(string? step, ProxiedRequest request) => step is not null && profile.Asks(step) && profile.IsTarget(step, request);

    /// <summary>What happens to a request that is a target; null for nothing.</summary>
    public Fault? Choose(string step)
    {
        lock (_lock)
        {
            var done = _done.GetValueOrDefault(step);
            foreach (var moment in moments.Where(m => profile.Before(step, m) <= done && !_injected.Contains(new(step, FaultOf(step, m), m))))
            {
                var fault = FaultOf(step, moment);
                if (fault != Fault.Throttle || (_throttled[step] = _throttled.GetValueOrDefault(step) + 1) >= Throttles)
                    _injected.Add(new(step, fault, moment));
                return fault;
            }
            return null;
        }
    }

    /// <summary>A target has reached its service.</summary>
    public void Done(string step)
    {
        lock (_lock)
            _done[step] = _done.GetValueOrDefault(step) + 1;
    }

    /// <summary>The next step during which the runner is to be killed although it asks nothing; null for none.</summary>
    public string? NextSilent
    {
        get
        {
            lock (_lock)
                return steps.FirstOrDefault(IsToBeKilledSilently);
        }
    }

    /// <summary>Whether the runner is to be killed now because a step is on that asks nothing.</summary>
    public bool KillsSilent(string? step)
    {
        lock (_lock)
        {
            if (step is null || !IsToBeKilledSilently(step))
                return false;
            _injected.Add(new(step, FaultOf(step), Moment.First));
            return true;
        }
    }

    private bool IsToBeKilledSilently(string step) => !profile.Asks(step) && Impossible(profile, step, FaultOf(step)) is null && !_injected.Contains(new(step, FaultOf(step), Moment.First));
}
