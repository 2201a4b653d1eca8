namespace Groundplan.Migrations;

/// <summary>Gives an ECS service as many tasks as it had before an earlier step scaled it.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Earlier">The step that scaled it.</param>
public sealed record RestoreScale(string Id, ScaleService Earlier) : Step(Id)
{
    /// <summary>Whether the step waits until as many run.</summary>
    public bool AwaitRunning { get; init; } = true;

    private Place Service => ServicePlace.Of(Earlier?.Cluster ?? default, Earlier?.Service ?? default);

    /// <inheritdoc/>
    public override StepSpec Specify() => new("scale-service", "Scale service {0} back to what it was.", Idempotency.Upsert)
    {
        Places = [Service],
        Effects = [new(EffectKind.Unscales, Service), .. Earlier?.DesiredCount == 0 ? (StepEffect[])[new(EffectKind.Resumes, Service)] : []],
        Arguments = [new("cluster", Earlier?.Cluster), new("service", Earlier?.Service), new("restore", Earlier?.PreviousDesiredCount), new("awaitRunning", AwaitRunning)],
        Commands =
        [
            CommandLine.Of("aws", "ecs", "update-service", "--cluster", Earlier?.Cluster, "--service", Earlier?.Service, "--desired-count", Earlier?.PreviousDesiredCount),
            CommandLine.Of("aws", "ecs", "wait", "services-stable", "--cluster", Earlier?.Cluster, "--services", Earlier?.Service),
        ],
        Outputs = ["previousDesiredCount"],
        Permissions = ["ecs:DescribeServices", "ecs:UpdateService"],
    };
}
