namespace Groundplan.Migrations;

/// <summary>Lets a paused Rollout of Argo go on past one pause, or to its end, and waits until it is healthy or pauses again.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Rollout">The Rollout's name, without a kind.</param>
/// <param name="Namespace">Where.</param>
public sealed record ArgoPromote(string Id, string Rollout, KubernetesNamespace Namespace) : Step(Id)
{
    /// <summary>Whether all further pauses and steps are passed over.</summary>
    public bool Full { get; init; }

    private Place Place => KubernetesNamespace.Rollout(Namespace, Rollout);

    /// <inheritdoc/>
    public override StepSpec Specify() => new("argo-promote", Full ? "Promote {0} to its end." : "Promote {0} past its pause.", Idempotency.Upsert)
    {
        Places = [Place],
        Effects = [new(EffectKind.Promotes, Place)],
        Arguments = [new("rollout", Rollout), new("full", Full), .. KubernetesNamespace.ArgumentsOf(Namespace)],
        Commands = [KubernetesNamespace.Kubectl(Namespace, "patch", $"rollouts.argoproj.io/{Rollout}", "--type=merge", "--subresource=status", "--patch", Full ? """{"status":{"promoteFull":true}}""" : """{"status":{"pauseConditions":null}}""")],
    };
}
