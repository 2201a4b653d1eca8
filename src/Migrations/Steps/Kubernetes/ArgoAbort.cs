namespace Groundplan.Migrations;

/// <summary>Aborts the update of a Rollout of Argo, so that the stable version serves again.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Rollout">The Rollout's name, without a kind.</param>
/// <param name="Namespace">Where.</param>
public sealed record ArgoAbort(string Id, string Rollout, KubernetesNamespace Namespace) : Step(Id)
{
    private Place Place => KubernetesNamespace.Rollout(Namespace, Rollout);

    /// <inheritdoc/>
    public override StepSpec Specify() => new("argo-abort", "Abort the update of {0}.", Idempotency.Upsert)
    {
        Places = [Place],
        Effects = [new(EffectKind.Restores, Place)],
        Arguments = [new("rollout", Rollout), .. KubernetesNamespace.ArgumentsOf(Namespace)],
        Commands = [KubernetesNamespace.Kubectl(Namespace, "patch", $"rollouts.argoproj.io/{Rollout}", "--type=merge", "--subresource=status", "--patch", """{"status":{"abort":true}}""")],
    };
}
