namespace Groundplan.Migrations;

/// <summary>Stops running ECS tasks, and waits until none of them runs.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Cluster">The cluster.</param>
/// <param name="Tasks">Which tasks.</param>
/// <param name="Reason">Why, at most 1,024 characters; ECS shows it at the tasks.</param>
public sealed record StopTasks(string Id, Target<Aws.ECS.Cluster> Cluster, TaskSelection Tasks, string Reason) : Step(Id)
{
    private object? Service => (Tasks as TaskSelection.OfService)?.Name;

    private string? Family => (Tasks as TaskSelection.OfFamily)?.Name;

    private Place Place => Family is null ? new("service", Joined.Of(Cluster, "/", Service)) : new("tasks", Joined.Of(Cluster, "/", Family));

    /// <inheritdoc/>
    public override StepSpec Specify() => new("stop-tasks", "Stop all tasks of {0}.", Idempotency.Destructive)
    {
        Places = [Place],
        Effects = [new(EffectKind.Pauses, Place)],
        Arguments = [new("cluster", Cluster), new("service", Service), new("family", Family), new("reason", Reason)],
        Commands =
        [
            CommandLine.Of("aws", "ecs", "list-tasks", "--cluster", Cluster).With("--service-name", Service).With("--family", Family),
            CommandLine.Of("aws", "ecs", "stop-task", "--cluster", Cluster, "--task", "<task>", "--reason", Reason),
        ],
        Outputs = ["stoppedTasks"],
        Permissions = ["ecs:ListTasks", "ecs:DescribeTasks", "ecs:DescribeServices", "ecs:StopTask"],
    };
}
