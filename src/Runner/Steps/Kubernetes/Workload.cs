using System.Text.Json.Nodes;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Kubernetes;

/// <summary>How far the rollout of a workload is, by the rules that kubectl's <c>rollout status</c> documents.</summary>
internal static class Workload
{
    public static Observation Look(JsonObject item)
    {
        if ((string?)item["kind"] == "Rollout")
            return ArgoRollout.Look(item);
        var name = item.Name();
        return item.Number("status", "observedGeneration") < item.Number("metadata", "generation", 1)
            ? Observation.NotYet($"{name}: its new specification has not been seen yet")
            : (string?)item["kind"] switch
            {
                "Deployment" => Deployment(name, item),
                "DaemonSet" => DaemonSet(name, item),
                "StatefulSet" => StatefulSet(name, item),
                var kind => throw new StepFailure($"{name} is a {kind}; only a deployment, a daemonset, a statefulset or an Argo rollout is rolled out."),
            };
    }

    private static Observation Deployment(string name, JsonObject item)
    {
        var (wanted, updated, all, available) = (item.Number("spec", "replicas", 1), item.Number("status", "updatedReplicas"), item.Number("status", "replicas"), item.Number("status", "availableReplicas"));
        var counts = $"{name}: {updated} of {wanted} updated, {available} available, {all - updated} old";
        return IsPastDeadline(item) ? Observation.Failed($"{counts}. It is past its progress deadline (progressDeadlineSeconds).")
            : updated < wanted || all > updated || available < updated ? Observation.NotYet(counts)
            : Observation.Holds(counts);
    }

    private static Observation DaemonSet(string name, JsonObject item)
    {
        RequireRollingUpdate(name, item);
        var (wanted, updated, available) = (item.Number("status", "desiredNumberScheduled"), item.Number("status", "updatedNumberScheduled"), item.Number("status", "numberAvailable"));
        var counts = $"{name}: {updated} of {wanted} updated, {available} available";
        return updated < wanted || available < wanted ? Observation.NotYet(counts) : Observation.Holds(counts);
    }

    private static Observation StatefulSet(string name, JsonObject item)
    {
        RequireRollingUpdate(name, item);
        var (wanted, updated, ready) = (item.Number("spec", "replicas", 1), item.Number("status", "updatedReplicas"), item.Number("status", "readyReplicas"));
        var partition = item["spec"]?["updateStrategy"].Number("rollingUpdate", "partition") ?? 0;
        var counts = $"{name}: {updated} of {wanted - partition} updated, {ready} ready";
        var isUpdated = partition > 0 ? updated >= wanted - partition : item["status"]?["updateRevision"]?.ToString() == item["status"]?["currentRevision"]?.ToString();
        return ready < wanted || !isUpdated ? Observation.NotYet(counts) : Observation.Holds(counts);
    }

    private static void RequireRollingUpdate(string name, JsonObject item)
    {
        if (item["spec"]?["updateStrategy"]?["type"]?.ToString() is { } type and not "RollingUpdate")
            throw new StepFailure($"{name} has the update strategy {type}, which has no end to wait for; only RollingUpdate has.");
    }

    private static bool IsPastDeadline(JsonObject item)
        => (item["status"]?["conditions"] as JsonArray ?? []).Any(c => (string?)c?["type"] == "Progressing" && (string?)c["reason"] == "ProgressDeadlineExceeded");
}
