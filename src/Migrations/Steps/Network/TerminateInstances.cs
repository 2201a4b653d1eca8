namespace Groundplan.Migrations;

/// <summary>Terminates EC2 instances, and waits until they are; one that is protected from it stops the step before any is touched.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Instances">The instances.</param>
public sealed record TerminateInstances(string Id, Items<Target<Aws.EC2.Instance>> Instances) : Step(Id)
{
    private IEnumerable<object?> Each => (Instances ?? []).Select(instance => (object?)instance);

    /// <inheritdoc/>
    public override StepSpec Specify() => new("terminate-instances", "Terminate instances {0}.", Idempotency.Upsert)
    {
        Places = [new("instances", Instances)],
        Effects = Each.Select(instance => new StepEffect(EffectKind.Destroys, new("instance", instance))).ToItems(),
        Arguments = [new("instances", Instances)],
        Commands =
        [
            new(["aws", "ec2", "terminate-instances", "--instance-ids", .. Each]),
            new(["aws", "ec2", "wait", "instance-terminated", "--instance-ids", .. Each]),
        ],
        Permissions = ["ec2:DescribeInstances", "ec2:DescribeInstanceAttribute", "ec2:TerminateInstances"],
    };
}
