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

    public string Describe(string step) => _requests.TryGetValue(step, out var requests) ? string.Join(", ", requests.GroupBy(r => r.Operation).Select(g => $"{g.Count()}×{g.Key}{(g.First().Writes ? "!" : "")}")) : "no request";
}
