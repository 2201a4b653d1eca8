using Groundplan.Runner.CloudFormation;

namespace Groundplan.Runner.Steps.Stacks;

/// <summary>Resources of deployed stacks, by the names that templates give them.</summary>
internal static class StackResources
{
    /// <summary>The physical id of a resource.</summary>
    /// <exception cref="StepFailure">The stack or the resource is not there, or is not made yet.</exception>
    public static async Task<string> PhysicalIdAsync(ICloudFormationReader cloudFormation, string stack, string logicalId, CancellationToken cancellationToken)
        => await TryPhysicalIdAsync(cloudFormation, stack, logicalId, cancellationToken)
            ?? throw new StepFailure($"Stack {stack} has no resource {logicalId}, or the stack is not deployed. Deploy it, or mend the logical id in the plan.");

    /// <summary>As <see cref="PhysicalIdAsync"/>; null when it is not there.</summary>
    public static async Task<string?> TryPhysicalIdAsync(ICloudFormationReader cloudFormation, string stack, string logicalId, CancellationToken cancellationToken)
        => await cloudFormation.DescribeStackResourceAsync(stack, logicalId, cancellationToken) is { PhysicalResourceId.Length: > 0 } found && ResourceStatuses.Exists(found.ResourceStatus)
            ? found.PhysicalResourceId
            : null;
}
