using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Kubernetes;

/// <summary>A revision of a Rollout: the ReplicaSet that Argo made for it.</summary>
/// <param name="Name">The ReplicaSet's name, which stays when the revision gets another number.</param>
/// <param name="Number">The revision.</param>
/// <param name="Hash">The label that tells its pods from others.</param>
/// <param name="Template">Its pods, without that label.</param>
internal sealed record ArgoRevision(string Name, long Number, string Hash, JsonObject Template);

/// <summary>Reads the revisions of a Rollout, as Argo's own plug-in finds them.</summary>
internal static class ArgoRevisions
{
    private const string Revision = "rollout.argoproj.io/revision";
    private const string HashLabel = "rollouts-pod-template-hash";

    public static async Task<IReadOnlyList<ArgoRevision>> OfAsync(StepReading step, Kubectl kubectl, JsonObject rollout, CancellationToken cancellationToken)
    {
        if (rollout["spec"]?["selector"]?["matchExpressions"] is JsonArray { Count: > 0 } || rollout["spec"]?["selector"]?["matchLabels"] is not JsonObject { Count: > 0 } labels)
            throw new StepFailure($"{rollout.Name()} does not select its pods by matchLabels alone, which is what this step reads its revisions by.");
        var selector = string.Join(',', labels.Select(l => $"{l.Key}={l.Value}"));
        var uid = rollout["metadata"]?["uid"]?.ToString();
        return [.. (await kubectl.ListAsync(step, "replicasets.apps", selector, cancellationToken)).Where(r => IsOf(r, uid)).Select(Read).OfType<ArgoRevision>()];
    }

    /// <summary>The revision asked for, or the second newest; null where there is none.</summary>
    public static ArgoRevision? Choose(IReadOnlyList<ArgoRevision> revisions, long? number)
        => number is null ? revisions.OrderByDescending(r => r.Number).Skip(1).FirstOrDefault() : revisions.FirstOrDefault(r => r.Number == number);

    /// <summary>The object whose pods are replaced: the rollout, or the workload that it refers to.</summary>
    public static string TemplateOwner(JsonObject rollout, string name)
        => rollout["spec"]?["workloadRef"] is not JsonObject reference ? name
            : (string?)reference["kind"] == "Deployment" ? $"deployment/{reference["name"]}"
            : throw new StepFailure($"{name} takes its pods from a {reference["kind"]}; only from a Deployment can they be undone.");

    private static bool IsOf(JsonObject replicaSet, string? uid)
        => (replicaSet["metadata"]?["ownerReferences"] as JsonArray ?? []).Any(o => ArgoRollout.IsTrue(o?["controller"]) && o?["uid"]?.ToString() == uid);

    private static ArgoRevision? Read(JsonObject replicaSet)
    {
        if (replicaSet["spec"]?["template"]?.DeepClone() is not JsonObject template)
            return null;
        var hash = template["metadata"]?["labels"]?[HashLabel]?.ToString() ?? "";
        (template["metadata"]?["labels"] as JsonObject)?.Remove(HashLabel);
        return new(replicaSet["metadata"]?["name"]?.ToString() ?? "", replicaSet["metadata"].Number("annotations", Revision), hash, template);
    }
}
