using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.CloudFormation;

/// <summary>A change set that was computed and not yet executed.</summary>
/// <param name="ChangeSetId">Its ARN.</param>
/// <param name="StackId">The ARN of its stack.</param>
/// <param name="MadeStack">The stack is a shell that exists only because of the change set.</param>
/// <param name="Changes">All of them; empty when the stack is as planned.</param>
internal sealed record ChangeSetPreview(string ChangeSetId, string StackId, bool MadeStack, IReadOnlyList<ResourceChange> Changes)
{
    private static readonly string[] NoChanges =
    [
        "The submitted information didn't contain changes", "No updates are to be performed", "No changes",
    ];

    /// <summary>Creates a change set and waits until it is computed. Leaves nothing behind when it cannot be, unless <paramref name="abandon"/> stops that too.</summary>
    public static async Task<ChangeSetPreview> CreateAsync(ICloudFormationPreviewer cloudFormation, CreateChangeSetRequest request, bool madeStack, Pace pace, CancellationToken abandon, CancellationToken cancellationToken)
    {
        var created = await CreateOnceAsync(cloudFormation, request, cancellationToken);
        var preview = new ChangeSetPreview(created.Id, created.StackId, madeStack, []);
        try
        {
            return preview with { Changes = await ComputedAsync(cloudFormation, preview, pace, cancellationToken) };
        }
        catch
        {
            await preview.DiscardAsync(cloudFormation, abandon);
            throw;
        }
    }

    /// <summary>Removes the change set, and the shell stack if it made one.</summary>
    public async Task DiscardAsync(ICloudFormationPreviewer cloudFormation, CancellationToken cancellationToken)
    {
        await cloudFormation.DeleteChangeSetAsync(ChangeSetId, StackId, cancellationToken);
        if (MadeStack)
            await cloudFormation.DeleteReviewStackAsync(StackId, cancellationToken);
    }

    // A process that was killed may have made it under this very name.
    private static async Task<CreateChangeSetResponse> CreateOnceAsync(ICloudFormationPreviewer cloudFormation, CreateChangeSetRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await cloudFormation.CreateChangeSetAsync(request, cancellationToken);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "AlreadyExistsException")
        {
            var found = await cloudFormation.DescribeChangeSetAsync(request.ChangeSetName, request.StackName, null, cancellationToken);
            return new CreateChangeSetResponse(found.ChangeSetId, found.StackId);
        }
    }

    private static async Task<IReadOnlyList<ResourceChange>> ComputedAsync(ICloudFormationPreviewer cloudFormation, ChangeSetPreview preview, Pace pace, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(pace);
        while (true)
        {
            try
            {
                var page = await cloudFormation.DescribeChangeSetAsync(preview.ChangeSetId, preview.StackId, null, cancellationToken);
                switch (page.Status)
                {
                    case "CREATE_COMPLETE":
                        return await AllChangesAsync(cloudFormation, preview, page, cancellationToken);
                    case "FAILED" when NoChanges.Any(n => page.StatusReason.Contains(n, StringComparison.Ordinal)):
                        return [];
                    case "FAILED":
                        throw RunnerError.Failed($"CloudFormation cannot compute the changes: {page.StatusReason}");
                    case "CREATE_PENDING" or "CREATE_IN_PROGRESS":
                        backoff.Quiet();
                        break;
                    default:
                        throw RunnerError.Failed($"The change set is '{page.Status}', which is not expected. {page.StatusReason}");
                }
            }
            catch (Exception e) when (AwsErrors.IsNotKnownYet(e))
            {
                backoff.Unanswered($"change set {preview.ChangeSetId}");
            }
            await backoff.WaitAsync(cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<ResourceChange>> AllChangesAsync(
        ICloudFormationPreviewer cloudFormation, ChangeSetPreview preview, DescribeChangeSetResponse first, CancellationToken cancellationToken)
    {
        var changes = new List<ResourceChange>(first.Changes);
        for (var next = first.NextToken; next is not null;)
        {
            var page = await cloudFormation.DescribeChangeSetAsync(preview.ChangeSetId, preview.StackId, next, cancellationToken);
            changes.AddRange(page.Changes);
            next = page.NextToken;
        }
        return changes;
    }
}
