namespace Groundplan.Migrations;

/// <summary>Gives a Rollout of Argo the pods of an earlier revision again, and waits until it is healthy.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Rollout">The Rollout's name, without a kind.</param>
/// <param name="Namespace">Where.</param>
public sealed record ArgoUndo(string Id, string Rollout, KubernetesNamespace Namespace) : Step(Id)
{
    /// <summary>The revision, from 1; the one before the present where it is null.</summary>
    public long? ToRevision { get; init; }

    private Place Place => KubernetesNamespace.Rollout(Namespace, Rollout);

    /// <inheritdoc/>
    public override StepSpec Specify() => new("argo-undo", "Bring {0} back to an earlier revision.", Idempotency.Upsert)
    {
        Places = [Place],
        Effects = [new(EffectKind.Restores, Place)],
        Arguments = [new("rollout", Rollout), new("toRevision", ToRevision), .. KubernetesNamespace.ArgumentsOf(Namespace)],
        Commands = [KubernetesNamespace.Kubectl(Namespace, "argo", "rollouts", "undo", Rollout).With("--to-revision", ToRevision)],
        Outputs = ["replicaSet", "podHash"],
    };
}
