using Amazon.Runtime;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.Steps.Stacks;

/// <summary>A deployment that succeeded.</summary>
/// <param name="StackId">The stack.</param>
/// <param name="Changes">Resources that changed; null where that was known to an earlier process only.</param>
/// <param name="Created">The stack was made.</param>
internal sealed record DeployedStack(string StackId, int? Changes, bool Created);

/// <summary>One deployment of a stack by change set, which another process may have begun.</summary>
internal sealed class StackDeployment(StepRun step, IWriteServices services, StackArguments wanted)
{
    private static readonly string[] NotExecutable = ["UNAVAILABLE", "OBSOLETE"];
    private static readonly string?[] Executed = ["EXECUTE_IN_PROGRESS", "EXECUTE_COMPLETE", "EXECUTE_FAILED"];

    private readonly IAmazonCloudFormation _cloudFormation = services.CloudFormation;
    private readonly Pace _pace = Pace.Of(step.Time);

    /// <summary>Ends what was begun before a crash; null when nothing was begun, or when it has to be begun anew.</summary>
    public async Task<DeployedStack?> ResumedAsync(CancellationToken cancellationToken)
    {
        if (StackCheckpoint.Read(step.Checkpoint) is not { } saved || await _cloudFormation.DescribeStackAsync(saved.StackId, cancellationToken) is null)
            return null;
        var mark = await saved.MarkAsync(_cloudFormation, cancellationToken);
        var execution = await ExecutionAsync(saved, cancellationToken);
        if (execution == "AVAILABLE")
        {
            if (saved.Attempt != step.Attempt)
                return null;
            await ExecuteAsync(saved, cancellationToken);
        }
        else if ((execution is null || NotExecutable.Contains(execution)) && !await HasBegunAsync(mark, cancellationToken))
            return null;
        var outcome = await FollowAsync(mark, null, cancellationToken);
        if (outcome.Succeeded)
            return new DeployedStack(saved.StackId, null, saved.Creates);
        // What an earlier attempt left is where this one starts.
        return saved.Attempt == step.Attempt ? throw StackFailures.Of(step, wanted.Stack, outcome) : null;
    }

    public async Task<DeployedStack> RunAsync(CancellationToken cancellationToken)
    {
        var before = await ReadyAsync(cancellationToken);
        var creates = before is null || StackStatuses.Of(before.StackStatus).Kind == StackKind.Shell;
        var stood = StoodBefore.Of(step.Checkpoint);
        if (stood is null)
            await step.SaveAsync(StoodBefore.Mark(!creates), cancellationToken);
        var request = new CreateChangeSetRequest
        {
            StackName = wanted.Stack,
            ChangeSetName = ChangeSetName(),
            ChangeSetType = creates ? ChangeSetType.CREATE : ChangeSetType.UPDATE,
            Template = await services.PublishTemplateAsync(wanted.Template.Body, wanted.Stack, wanted.TemplateBucket, cancellationToken),
            Capabilities = wanted.Capabilities,
            Tags = wanted.Tags,
            Parameters = wanted.Parameters,
        };
        var preview = await ChangeSetPreview.CreateAsync(_cloudFormation, request, madeStack: before is null, _pace, CancellationToken.None, cancellationToken);
        if (preview.Changes.Count == 0)
        {
            await preview.DiscardAsync(_cloudFormation, cancellationToken);
            return before is null
                ? throw new StepFailure($"Step {step.Id}: CloudFormation says that stack {wanted.Stack}, which is not there, has nothing to create. Look at the template.")
                : new DeployedStack(before.StackId, 0, false);
        }
        var mark = before is null ? StackFollower.NewStack(preview.StackId) : await StackFollower.MarkAsync(_cloudFormation, before, cancellationToken);
        var checkpoint = new StackCheckpoint(step.Attempt, preview.StackId, preview.ChangeSetId, request.ChangeSetName, mark.StackStatus, mark.Events.FirstOrDefault()?.EventId, creates);
        await step.SaveAsync(checkpoint.ToJson().With(stood ?? !creates), cancellationToken);
        await ExecuteAsync(checkpoint, cancellationToken);
        var outcome = await FollowAsync(mark, preview.Changes.Count, cancellationToken);
        return outcome.Succeeded ? new DeployedStack(outcome.StackId, preview.Changes.Count, creates) : throw StackFailures.Of(step, wanted.Stack, outcome);
    }

    // An earlier process of this attempt may have made a change set that became obsolete.
    private string ChangeSetName() => StackCheckpoint.Read(step.Checkpoint) is { } saved && saved.Attempt == step.Attempt ? $"groundplan-{step.Token}-again" : $"groundplan-{step.Token}";

    /// <summary>The stack to update, null when it is to be created.</summary>
    private async Task<Stack?> ReadyAsync(CancellationToken cancellationToken)
    {
        if (await _cloudFormation.DescribeStackAsync(wanted.Stack, cancellationToken) is not { } stack)
            return null;
        switch (StackStatuses.Of(stack.StackStatus).Kind)
        {
            case StackKind.Gone:
                return null;
            case StackKind.Healthy or StackKind.Shell:
                return stack;
            case StackKind.Dead when StackCheckpoint.Read(step.Checkpoint) is { Creates: true } saved && saved.StackId == stack.StackId:
                await DeleteOwnAsync(stack, cancellationToken);
                return null;
            default:
                throw StackFailures.Status(step, stack, mayRetry: StackStatuses.Of(stack.StackStatus).Kind == StackKind.Busy);
        }
    }

    /// <summary>A stack that this step made and whose creation failed can only be deleted.</summary>
    private async Task DeleteOwnAsync(Stack stack, CancellationToken cancellationToken)
    {
        var mark = await StackFollower.MarkAsync(_cloudFormation, stack, cancellationToken);
        await _cloudFormation.DeleteStackAsync(stack.StackId, cancellationToken);
        var outcome = await FollowAsync(mark, null, cancellationToken);
        if (!outcome.Succeeded)
            throw StackFailures.Of(step, wanted.Stack, outcome);
    }

    private async Task<string?> ExecutionAsync(StackCheckpoint saved, CancellationToken cancellationToken)
    {
        try
        {
            return (await _cloudFormation.DescribeChangeSetAsync(saved.ChangeSetId, saved.StackId, null, cancellationToken)).ExecutionStatus;
        }
        catch (AmazonServiceException e) when (e.ErrorCode is "ChangeSetNotFound" or "ChangeSetNotFoundException")
        {
            return null; // executed and cleared away, or removed by somebody: the events tell
        }
    }

    private async Task<bool> HasBegunAsync(StackMark mark, CancellationToken cancellationToken)
    {
        var known = mark.Events.Select(e => e.EventId).ToHashSet(StringComparer.Ordinal);
        var (events, _) = await _cloudFormation.DescribeStackEventsAsync(mark.StackId, null, cancellationToken);
        return events.Any(e => !known.Contains(e.EventId) && e.ResourceStatus != StackStatuses.ReviewInProgress);
    }

    private async Task ExecuteAsync(StackCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        try
        {
            await _cloudFormation.ExecuteChangeSetAsync(checkpoint.ChangeSetId, checkpoint.StackId, checkpoint.Name, cancellationToken);
        }
        catch (AmazonServiceException e) when (e.ErrorCode is "InvalidChangeSetStatus" or "InvalidChangeSetStatusException")
        {
            // Sent again because its answer was lost, the request is refused because of itself.
            var execution = await ExecutionAsync(checkpoint, cancellationToken);
            if (!Executed.Contains(execution))
                throw;
        }
    }

    private Task<StackOutcome> FollowAsync(StackMark mark, int? total, CancellationToken cancellationToken)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        return StackFollower.FollowAsync(_cloudFormation, mark, _pace, OnEvent, cancellationToken);

        void OnEvent(StackEvent item)
        {
            if (!item.IsOfStack && item.ResourceStatus.EndsWith("_COMPLETE", StringComparison.Ordinal) && done.Add(item.LogicalResourceId))
                step.Report(new StepProgress(done.Count, total, "resources"));
        }
    }
}
