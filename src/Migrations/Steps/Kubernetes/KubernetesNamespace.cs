namespace Groundplan.Migrations;

/// <summary>A namespace of a Kubernetes cluster.</summary>
/// <param name="Name">Its name.</param>
public sealed record KubernetesNamespace(string Name)
{
    /// <summary>The context of the kubeconfig, which names the cluster; its current one where it is null.</summary>
    public string? Context { get; init; }

    /// <summary>The path of the kubeconfig on the machine of the runner; kubectl's own choice where it is null.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>A namespace of the cluster of the kubeconfig's current context.</summary>
    public static implicit operator KubernetesNamespace(string name) => new(name);

    internal static Items<Argument> ArgumentsOf(KubernetesNamespace? space) => [new("namespace", space?.Name), new("context", space?.Context), new("kubeconfig", space?.Kubeconfig)];

    internal static CommandLine Kubectl(KubernetesNamespace? space, params object?[] words) =>
        new CommandLine(["kubectl", .. words, "--namespace", space?.Name]).With("--context", space?.Context).With("--kubeconfig", space?.Kubeconfig);

    /// <summary>What the checker calls a workload, such as <c>deployment/api</c>.</summary>
    internal static Place Workload(KubernetesNamespace? space, string? resource)
    {
        var slash = resource?.IndexOf('/') ?? -1;
        var kind = slash < 0 ? "" : resource!.Substring(0, slash);
        return kind is "rollout" or "rollouts" or "rollouts.argoproj.io" or "rollout.argoproj.io"
            ? Rollout(space, resource!.Substring(slash + 1))
            : new("workload", $"{Label(space)}/{resource}");
    }

    internal static Place Rollout(KubernetesNamespace? space, string? name) => new("rollout", $"{Label(space)}/{name}");

    internal static string Label(KubernetesNamespace? space) => space?.Context is { } context ? $"{context}/{space.Name}" : space?.Name ?? "";
}
