using Amazon.Runtime;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.TestDeploy;

/// <summary>What became of a test stack.</summary>
/// <param name="Creation">How its creation ended; null when it was interrupted or never began.</param>
/// <param name="Deletion">How its deletion ended; null when there was nothing to delete.</param>
/// <param name="Interrupted">Somebody stopped its creation before it ended.</param>
internal sealed record TestStackOutcome(StackOutcome? Creation, StackOutcome? Deletion, bool Interrupted = false)
{
    /// <summary>Nothing of it is left.</summary>
    public bool IsGone => Deletion is null || Deletion.StackStatus == StackStatuses.DeleteComplete;
}

/// <summary>What ends a test stack.</summary>
/// <param name="Pace">How it is watched.</param>
/// <param name="Stop">Ends its creation; it is deleted then.</param>
/// <param name="Abandon">Ends its deletion too; what is there by then stays.</param>
internal sealed record TestStackLife(Pace Pace, CancellationToken Stop, CancellationToken Abandon)
{
    public static TestStackLife Of(Host host) => new(host.Pace, host.Interrupts.Stop, host.Interrupts.Abandon);
}

/// <summary>Creates a stack to see whether it can be created, and deletes it whatever happens.</summary>
internal static class TestStack
{
    public static async Task<TestStackOutcome> RunAsync(
        IAmazonCloudFormation cloudFormation, CreateStackRequest request, TestStackLife life, Action<StackEvent> onEvent, Action<string> onNote)
    {
        StackOutcome? creation = null;
        var interrupted = false;
        try
        {
            var id = await cloudFormation.CreateStackAsync(request, life.Stop);
            creation = await StackFollower.FollowAsync(cloudFormation, StackFollower.NewStack(id), life.Pace, onEvent, life.Stop);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "AlreadyExistsException")
        {
            onNote($"error: {request.StackName} exists already and is not of this test; it is left alone. Try again.");
            return new TestStackOutcome(null, null);
        }
        catch (OperationCanceledException)
        {
            interrupted = true;
            onNote($"Interrupted: deleting {request.StackName}. Once more to leave it as it is.");
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or RunnerError)
        {
            onNote($"error: {request.StackName} could not be created: {Aws.AwsErrors.Describe(e)}");
        }
        return new TestStackOutcome(creation, await DeleteAsync(cloudFormation, creation?.StackId ?? request.StackName, life, onEvent, onNote), interrupted);
    }

    private static async Task<StackOutcome?> DeleteAsync(
        IAmazonCloudFormation cloudFormation, string stack, TestStackLife life, Action<StackEvent> onEvent, Action<string> onNote)
    {
        try
        {
            if (await cloudFormation.DescribeStackAsync(stack, life.Abandon) is not { } found)
                return null;
            var mark = await StackFollower.MarkAsync(cloudFormation, found, life.Abandon);
            await cloudFormation.DeleteStackAsync(found.StackId, life.Abandon);
            return await StackFollower.FollowAsync(cloudFormation, mark, life.Pace, onEvent, life.Abandon);
        }
        catch (Exception e) when (e is OperationCanceledException or AmazonServiceException or AmazonClientException or HttpRequestException or IOException or RunnerError)
        {
            onNote($"error: test stack {stack} STAYS and costs money; delete it by hand: aws cloudformation delete-stack --stack-name {stack}. {(e is OperationCanceledException ? "" : Aws.AwsErrors.Describe(e))}");
            return new StackOutcome(stack, "DELETE_FAILED", []);
        }
    }
}
