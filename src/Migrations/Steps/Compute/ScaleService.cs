namespace Groundplan.Migrations;

/// <summary>Sets how many tasks an ECS service has, and keeps how many it had for <see cref="Restore"/>. With 0, waits until none runs.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Cluster">The cluster.</param>
/// <param name="Service">The service.</param>
/// <param name="DesiredCount">How many tasks, from 0.</param>
public sealed record ScaleService(string Id, Target<Aws.ECS.Cluster> Cluster, Target<Aws.ECS.Service> Service, long DesiredCount) : Step(Id)
{
    /// <summary>Whether the step waits until as many run.</summary>
    public bool AwaitRunning { get; init; }

    /// <summary>How many tasks the service was to have before the step.</summary>
    public Value<long> PreviousDesiredCount => new StepOutput(Id, "previousDesiredCount");

    /// <summary>A step that gives the service as many tasks as it had.</summary>
    public RestoreScale Restore(string id) => new(id, this);

    /// <inheritdoc/>
    public override StepSpec Specify() => new("scale-service", DesiredCount == 0 ? "Stop service {0}: scale it to 0." : "Scale service {0} to {1}.", Idempotency.Upsert)
    {
        Places = [ServicePlace.Of(Cluster, Service), new("count", DesiredCount)],
        Effects =
        [
            .. DesiredCount == 0 ? (StepEffect[])[new(EffectKind.Pauses, ServicePlace.Of(Cluster, Service))] : [],
            new(EffectKind.Scales, ServicePlace.Of(Cluster, Service)),
        ],
        Arguments = [new("cluster", Cluster), new("service", Service), new("desiredCount", DesiredCount), new("awaitRunning", AwaitRunning)],
        Commands =
        [
            CommandLine.Of("aws", "ecs", "update-service", "--cluster", Cluster, "--service", Service, "--desired-count", DesiredCount),
            CommandLine.Of("aws", "ecs", "wait", "services-stable", "--cluster", Cluster, "--services", Service),
        ],
        Outputs = ["previousDesiredCount"],
        Permissions = ["ecs:DescribeServices", "ecs:UpdateService"],
    };
}
