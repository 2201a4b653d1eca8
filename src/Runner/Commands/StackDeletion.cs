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
            () => StackFollower.FollowAsync(cloudFormation, mark, invocation.Host.Pace, e => StackReport.Event(invocation.Printer, columns, e), cancellationToken));
    }

    /// <summary>Names the resources that outlive the stack.</summary>
    public static void ReportLeftovers(Invocation invocation, StackOutcome outcome)
    {
        foreach (var leftover in StackLeftovers.Of(outcome))
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
