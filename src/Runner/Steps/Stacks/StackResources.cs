using Groundplan.Runner.CloudFormation;

namespace Groundplan.Runner.Steps.Stacks;

/// <summary>Resources of deployed stacks, by the names that templates give them.</summary>
internal static class StackResources
{
    /// <summary>The physical id of a resource; null when stack or resource are not there, or not made yet.</summary>
    public static async Task<string?> PhysicalIdAsync(ICloudFormationReader cloudFormation, string stack, string logicalId, CancellationToken cancellationToken)
        => await cloudFormation.DescribeStackResourceAsync(stack, logicalId, cancellationToken) is { PhysicalResourceId.Length: > 0 } found && ResourceStatuses.Exists(found.ResourceStatus)
            ? found.PhysicalResourceId
            : null;
}
