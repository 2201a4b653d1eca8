using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.Commands;

/// <summary>Deletes a stack and follows it by its ARN, the only name that a deleted stack has.</summary>
internal static class StackDeletion
{
    public static async Task<StackOutcome> RunAsync(Invocation invocation, IAmazonCloudFormation cloudFormation, Stack stack, CancellationToken cancellationToken)
    {
        var mark = await StackFollower.MarkAsync(cloudFormation, stack, cancellationToken);
        var columns = EventColumns.Of(null, mark.Events);
        await cloudFormation.DeleteStackAsync(stack.StackId, cancellationToken);
        return await invocation.Printer.BusyAsync(
            $"Deleting {stack.StackName}",
            () => StackFollower.FollowAsync(cloudFormation, mark, invocation.Host, e => StackReport.Event(invocation.Printer, columns, e), cancellationToken));
    }

    /// <summary>Resources that outlive the stack: retained ones, and those that could not be deleted.</summary>
    public static IReadOnlyList<StackEvent> Leftovers(StackOutcome outcome)
        => [.. outcome.Events
            .Where(e => !e.IsOfStack)
            .GroupBy(e => e.LogicalResourceId)
            .Select(g => g.Last())
            .Where(e => e.ResourceStatus is ResourceStatuses.DeleteSkipped || ResourceStatuses.IsFailure(e.ResourceStatus))];

    /// <summary>Names them.</summary>
    public static void ReportLeftovers(Invocation invocation, StackOutcome outcome)
    {
        foreach (var leftover in Leftovers(outcome))
        {
            invocation.Printer.Note($"stays: {leftover.ResourceType} {leftover.PhysicalResourceId} ({leftover.ResourceStatus}) {leftover.ResourceStatusReason}");
            invocation.Printer.Data("leftover", new()
            {
                ["logicalId"] = leftover.LogicalResourceId,
                ["physicalId"] = leftover.PhysicalResourceId,
                ["resourceType"] = leftover.ResourceType,
                ["status"] = leftover.ResourceStatus,
                ["reason"] = leftover.ResourceStatusReason,
            });
        }
    }
}
