namespace Groundplan.Runner.Steps.Compute;

/// <summary>Which tasks a step is about.</summary>
internal sealed record EcsTaskSelection(string Cluster, string? Service, string? Family)
{
    public static EcsTaskSelection Of(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("cluster", "service", "family", "reason");
        if (arguments.Text("reason").Length > 1024)
            throw arguments.Failure("reason", "must have at most 1024 characters");
        var (service, family) = (arguments.OptionalText("service"), arguments.OptionalText("family"));
        return (service is null) == (family is null)
            ? throw arguments.Failure("service", "or family must be given, and not both")
            : new(arguments.Text("cluster"), service, family);
    }

    public override string ToString() => Service is null ? $"family {Family} in the cluster {Cluster}" : $"service {Service} in the cluster {Cluster}";
}
