using System.Text.Json.Nodes;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Compute;

/// <summary>A service of ECS as it is.</summary>
internal sealed record EcsService(string Name, string Status, long Desired, long Running, long Pending, IReadOnlyList<EcsDeployment> Deployments)
{
    public bool IsActive => Status == "ACTIVE";

    public string Counts => $"{Name}: {Desired} desired, {Running} running, {Pending} pending";

    public static EcsService Read(JsonNode service) => new(
        (string?)service["serviceName"] ?? "",
        (string?)service["status"] ?? "",
        (long?)service["desiredCount"] ?? 0,
        (long?)service["runningCount"] ?? 0,
        (long?)service["pendingCount"] ?? 0,
        [.. (service["deployments"] as JsonArray ?? []).OfType<JsonObject>().Select(d => new EcsDeployment((string?)d["status"] ?? "", (string?)d["rolloutState"] ?? "", (string?)d["rolloutStateReason"] ?? ""))]);

    /// <summary>Whether every task that is wanted runs, and nothing of an older deployment is left.</summary>
    public Observation Stability() => this switch
    {
        { IsActive: false } => Observation.Failed($"The service {Name} is {Status}, not ACTIVE."),
        _ when Deployments.FirstOrDefault(d => d.RolloutState == "FAILED") is { } failed => Observation.Failed($"A deployment of the service {Name} failed: {failed.Reason}"),
        { Deployments.Count: > 1 } => Observation.NotYet($"{Counts}, {Deployments.Count} deployments"),
        _ when Running != Desired || Pending != 0 => Observation.NotYet(Counts),
        _ when Deployments.Any(d => d.RolloutState is not ("COMPLETED" or "")) => Observation.NotYet($"{Counts}, its deployment is {Deployments[0].RolloutState}"),
        _ => Observation.Holds(Counts),
    };
}

/// <summary>A deployment of a service.</summary>
internal sealed record EcsDeployment(string Status, string RolloutState, string Reason);
