using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Kubernetes;

/// <summary>A Rollout of Argo: what its phase means, after its documented status.</summary>
internal static class ArgoRollout
{
    public const string Resource = "rollouts.argoproj.io";

    /// <summary>Healthy holds, Degraded failed, anything else is on its way.</summary>
    public static Observation Look(JsonObject rollout) => Phase(rollout) switch
    {
        "Healthy" => Observation.Holds($"{rollout.Name()} is Healthy"),
        "Degraded" => Observation.Failed($"{rollout.Name()} is Degraded: {Message(rollout)}"),
        var phase => Observation.NotYet($"{rollout.Name()} is {phase} {Message(rollout)}".TrimEnd()),
    };

    /// <summary>The phase that the controller gives; Progressing while it has not seen the latest change.</summary>
    public static string Phase(JsonObject rollout)
    {
        var observed = rollout["status"]?["observedGeneration"]?.ToString();
        var isSeen = !long.TryParse(observed, CultureInfo.InvariantCulture, out var generation) || generation >= rollout.Number("metadata", "generation");
        var isUnpausing = IsTrue(rollout["status"]?["controllerPause"]) && Pauses(rollout).Count == 0;
        var isPromoting = IsTrue(rollout["status"]?["promoteFull"]) && !IsFullyPromoted(rollout);
        return isSeen && !isUnpausing && !isPromoting && rollout["status"]?["phase"]?.ToString() is { Length: > 0 } phase ? phase : "Progressing";
    }

    public static string Message(JsonObject rollout) => rollout["status"]?["message"]?.ToString() is { Length: > 0 } message ? $"({message})" : "";

    /// <summary>Whether the version that is wanted is the one that serves.</summary>
    public static bool IsFullyPromoted(JsonObject rollout) => Hash(rollout, "currentPodHash") is { Length: > 0 } current && current == Hash(rollout, "stableRS");

    public static string Hash(JsonObject rollout, string name) => rollout["status"]?[name]?.ToString() ?? "";

    public static JsonArray Pauses(JsonObject rollout) => rollout["status"]?["pauseConditions"] as JsonArray ?? [];

    public static bool IsTrue(JsonNode? value) => value?.ToString() == "true";

    /// <summary>The arguments of a step that is about a rollout.</summary>
    public static (Kubectl Kubectl, string Name) Of(StepArguments arguments, params ReadOnlySpan<string> others)
    {
        arguments.Only(["rollout", .. others, .. Kubectl.ArgumentNames]);
        var name = arguments.Text("rollout");
        return name.StartsWith('-') || name.Contains('/', StringComparison.Ordinal) ? throw arguments.Failure("rollout", "must be the name of a rollout, without a kind") : (Kubectl.Of(arguments), $"{Resource}/{name}");
    }

    /// <summary>The rollout, which has to be there.</summary>
    public static async Task<JsonObject> GetAsync(StepReading step, Kubectl kubectl, string name, CancellationToken cancellationToken)
        => await kubectl.FindAsync(step, name, cancellationToken) ?? throw new StepFailure($"There is no {name} in the namespace {kubectl.Namespace}. Check the names and the context.");
}
