using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.CloudFormation;

/// <summary>Resources that outlive a stack: retained ones, and those that could not be deleted.</summary>
internal static class StackLeftovers
{
    /// <param name="deletion">A deletion that has ended.</param>
    public static IReadOnlyList<StackEvent> Of(StackOutcome deletion)
        => [.. deletion.Events
            .Where(e => !e.IsOfStack)
            .GroupBy(e => e.LogicalResourceId)
            .Select(g => g.Last())
            .Where(e => e.ResourceStatus is ResourceStatuses.DeleteSkipped || ResourceStatuses.IsFailure(e.ResourceStatus))];
}
