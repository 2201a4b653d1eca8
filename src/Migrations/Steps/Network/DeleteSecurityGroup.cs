namespace Groundplan.Migrations;

/// <summary>Deletes a security group; one that is in use stops the step, which says by what.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="SecurityGroup">The group.</param>
public sealed record DeleteSecurityGroup(string Id, Target<Aws.EC2.SecurityGroup> SecurityGroup) : Step(Id)
{
    /// <inheritdoc/>
    public override StepSpec Specify() => new("delete-security-group", "Delete security group {0}.", Idempotency.Upsert)
    {
        Places = [new("security group", SecurityGroup)],
        Effects = [new(EffectKind.Destroys, new("security group", SecurityGroup))],
        Arguments = [new("groupId", SecurityGroup)],
        Commands = [CommandLine.Of("aws", "ec2", "delete-security-group", "--group-id", SecurityGroup)],
        Permissions = ["ec2:DescribeSecurityGroups", "ec2:DescribeNetworkInterfaces", "ec2:DeleteSecurityGroup"],
    };
}
