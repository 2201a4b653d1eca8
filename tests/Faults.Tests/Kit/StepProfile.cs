using System.Collections.Concurrent;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>What the steps asked of the services in the undisturbed run: which of them write, and which ask nothing at all.</summary>
internal sealed class StepProfile
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<ProxiedRequest>> _requests = new(StringComparer.Ordinal);

    public void Add(string step, ProxiedRequest request) => _requests.GetOrAdd(step, _ => []).Enqueue(request);

    public bool Asks(string step) => _requests.ContainsKey(step);

    /// <summary>Whether this request is one of those that a fault of the step befalls: those that write, where the step writes.</summary>
    public bool IsTarget(string step, ProxiedRequest request) => request.Writes || !_requests[step].Any(r => r.Writes);

    /// <summary>How many of a step's writes have been done when the one of this moment comes; null where the step has none of its own there.</summary>
    public int? Before(string step, Moment moment) => (moment, Writes(step)) switch
    {
        (Moment.First, _) => 0,
        (Moment.Last, > 1 and var all) => all - 1,
        (Moment.Middle, > 2 and var all) => all / 2,
        _ => null,
    };

    private int Writes(string step) => _requests.TryGetValue(step, out var requests) ? requests.Count(r => r.Writes) : 0;

    public string Describe(string step) => _requests.TryGetValue(step, out var requests) ? string.Join(", ", requests.GroupBy(r => r.Operation).Select(g => $"{g.Count()}×{g.Key}{(g.First().Writes ? "!" : "")}")) : "no request";
}
