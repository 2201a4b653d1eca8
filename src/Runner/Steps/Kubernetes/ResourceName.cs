namespace Groundplan.Runner.Steps.Kubernetes;

/// <summary>The name of a workload, such as <c>deployment/web</c>, as kubectl takes it.</summary>
internal static class ResourceName
{
    public static string Of(StepArguments arguments, string argument = "resource")
    {
        var name = arguments.Text(argument);
        return name.Split('/') is [{ Length: > 0 } kind, { Length: > 0 } item] && !kind.StartsWith('-') && !item.StartsWith('-')
            ? kind == "rollout" ? $"{ArgoRollout.Resource}/{item}" : name
            : throw arguments.Failure(argument, "must be kind and name, such as deployment/web");
    }
}
