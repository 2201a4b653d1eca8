namespace Groundplan.Migrations;

/// <summary>Waits until ECS services have run as they should for a time without a break.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Cluster">The cluster.</param>
/// <param name="Services">The services.</param>
/// <param name="For">How long.</param>
public sealed record AwaitStable(string Id, Target<Aws.ECS.Cluster> Cluster, Items<Target<Aws.ECS.Service>> Services, TimeSpan For) : Check(Id)
{
    /// <summary>How often it is looked; every ten seconds where it is null.</summary>
    public TimeSpan? Poll { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("await-stable", "Wait until services {0} are stable for {1}.", Idempotency.Read)
    {
        Places = [new("services", Services), new("time", For)],
        Effects = (Services ?? []).Select(service => new StepEffect(EffectKind.Gates, ServicePlace.Of(Cluster, service))).ToItems(),
        Least = For,
        Arguments = [new("cluster", Cluster), new("services", Services), new("forSeconds", For), new("pollSeconds", Poll)],
        Commands = [new(["aws", "ecs", "wait", "services-stable", "--cluster", Cluster, "--services", .. (Services ?? []).Select(service => (object?)service)])],
        Permissions = ["ecs:DescribeServices"],
    };
}
