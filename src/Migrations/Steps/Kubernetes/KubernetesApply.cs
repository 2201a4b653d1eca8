namespace Groundplan.Migrations;

/// <summary>Applies manifests to a Kubernetes cluster, on the server's side.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Manifests">The manifests: paths of documents in the plan's folder.</param>
/// <param name="Namespace">Where.</param>
public sealed record KubernetesApply(string Id, Items<string> Manifests, KubernetesNamespace Namespace) : Step(Id)
{
    /// <summary>Whether fields that another manager owns are taken over; else they stop the step.</summary>
    public bool ForceConflicts { get; init; }

    private IEnumerable<string> Each => (Manifests ?? []).OfType<string>();

    /// <inheritdoc/>
    public override StepSpec Specify() => new("kubernetes-apply", "Apply {0} to namespace {1}.", Idempotency.Upsert)
    {
        Places = [new("manifests", Manifests), new("namespace", KubernetesNamespace.Label(Namespace))],
        Effects = Each.Select(manifest => new StepEffect(EffectKind.Writes, new("manifest", $"{KubernetesNamespace.Label(Namespace)}/{manifest}"))).ToItems(),
        Arguments = [new("manifests", Manifests), new("forceConflicts", ForceConflicts), .. KubernetesNamespace.ArgumentsOf(Namespace)],
        Commands = Each.Select(manifest => KubernetesNamespace.Kubectl(Namespace, "apply", "--server-side", "--field-manager=groundplan", $"--filename={manifest}").If(ForceConflicts, "--force-conflicts")).ToItems(),
        Outputs = ["objects"],
    };
}
