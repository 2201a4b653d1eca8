using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Kubernetes;

/// <summary>A revision of a Rollout: the ReplicaSet that Argo made for it.</summary>
/// <param name="Name">The ReplicaSet's name, which stays when the revision gets another number.</param>
/// <param name="Number">The revision.</param>
/// <param name="Hash">The label that tells its pods from others.</param>
/// <param name="Template">Its pods, without that label.</param>
internal sealed record ArgoRevision(string Name, long Number, string Hash, JsonObject Template);
