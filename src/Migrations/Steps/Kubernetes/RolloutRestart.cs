namespace Groundplan.Migrations;

/// <summary>Replaces the pods of a Kubernetes workload one after the other; <see cref="AwaitRollout"/> waits for the end.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Resource">A deployment, daemonset or statefulset, such as <c>deployment/api</c>.</param>
/// <param name="Namespace">Where.</param>
public sealed record RolloutRestart(string Id, string Resource, KubernetesNamespace Namespace) : Step(Id)
{
    /// <inheritdoc/>
    public override StepSpec Specify() => new("rollout-restart", "Restart {0}.", Idempotency.Upsert)
    {
        Places = [KubernetesNamespace.Workload(Namespace, Resource)],
        Effects = [new(EffectKind.Writes, KubernetesNamespace.Workload(Namespace, Resource))],
        Arguments = [new("resource", Resource), .. KubernetesNamespace.ArgumentsOf(Namespace)],
        Commands = [KubernetesNamespace.Kubectl(Namespace, "rollout", "restart", Resource)],
        Outputs = ["restartedAt"],
    };
}
