namespace Groundplan.Migrations;

/// <summary>Waits until a Kubernetes workload, or a Rollout of Argo, has all its pods of the newest version and they are ready.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Resource">Such as <c>deployment/api</c> or <c>rollout/api</c>.</param>
/// <param name="Namespace">Where.</param>
/// <param name="Within">How long it may take.</param>
public sealed record AwaitRollout(string Id, string Resource, KubernetesNamespace Namespace, TimeSpan Within) : Check(Id)
{
    /// <summary>Whose health it tells; the workload's own where it is null.</summary>
    public Place? Gates { get; init; }

    private Place Workload => KubernetesNamespace.Workload(Namespace, Resource);

    /// <inheritdoc/>
    public override StepSpec Specify() => new("await-rollout", "Wait until {0} is rolled out.", Idempotency.Read)
    {
        Places = [Workload],
        Effects = [new(EffectKind.Gates, Gates ?? Workload)],
        Arguments = [new("resource", Resource), new("timeoutSeconds", Within), .. KubernetesNamespace.ArgumentsOf(Namespace)],
        Commands =
        [
            Workload.Category == "rollout"
                ? KubernetesNamespace.Kubectl(Namespace, "wait", "--for=jsonpath={.status.phase}=Healthy", Resource, $"--timeout={Seconds}s")
                : KubernetesNamespace.Kubectl(Namespace, "rollout", "status", Resource, $"--timeout={Seconds}s"),
        ],
    };

    private string Seconds => ((long)Within.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
