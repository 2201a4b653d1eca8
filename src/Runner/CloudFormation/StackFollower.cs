using Groundplan.Runner.Aws;
using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.CloudFormation;

/// <summary>Where a stack stood before an operation, so that the operation's own events can be told from older ones.</summary>
internal sealed record StackMark(string StackId, string StackStatus, IReadOnlyList<StackEvent> Events);

/// <summary>How an operation ended.</summary>
/// <param name="StackId">The stack's ARN.</param>
/// <param name="StackStatus">The stack's status at rest.</param>
/// <param name="Events">The operation's events, oldest first.</param>
internal sealed record StackOutcome(string StackId, string StackStatus, IReadOnlyList<StackEvent> Events)
{
    public bool Succeeded => StackStatuses.Of(StackStatus).Succeeded;
}

/// <summary>The one poller: follows an operation on a stack, event by event, until the stack is at rest.</summary>
internal static class StackFollower
{
    public static async Task<StackMark> MarkAsync(ICloudFormationReader cloudFormation, Stack stack, CancellationToken cancellationToken)
    {
        var (events, _) = await cloudFormation.DescribeStackEventsAsync(stack.StackId, null, cancellationToken);
        return new StackMark(stack.StackId, stack.StackStatus, events);
    }

    public static StackMark NewStack(string stackId) => new(stackId, StackStatuses.ReviewInProgress, []);

    public static async Task<StackOutcome> FollowAsync(
        ICloudFormationReader cloudFormation, StackMark mark, Pace pace, Action<StackEvent> onEvent, CancellationToken cancellationToken)
    {
        var seen = mark.Events.Select(e => e.EventId).ToHashSet(StringComparer.Ordinal);
        var events = new List<StackEvent>();
        var backoff = new Backoff(pace);
        while (true)
        {
            try
            {
                var news = await TakeNewsAsync();
                var status = (await cloudFormation.DescribeStackAsync(mark.StackId, cancellationToken))?.StackStatus ?? StackStatuses.DeleteComplete;
                if (StackStatuses.Of(status) is { IsAtRest: true, Kind: not StackKind.Shell } && HasEnded(status))
                {
                    await TakeNewsAsync();
                    return new StackOutcome(mark.StackId, status, events);
                }
                if (news > 0)
                    backoff.Progress();
                else
                    backoff.Quiet();
            }
            catch (Exception e) when (AwsErrors.IsNotKnownYet(e))
            {
                backoff.Unanswered($"stack {mark.StackId}");
            }
            await backoff.WaitAsync(cancellationToken);
        }

        // A status at rest counts only when it is not the one from before, which CloudFormation shows a moment longer.
        bool HasEnded(string status) => status != mark.StackStatus || events.Any(e => e.IsOfStack && e.ResourceStatus == status);

        async Task<int> TakeNewsAsync()
        {
            var news = await NewEventsAsync(cloudFormation, mark.StackId, seen, cancellationToken);
            foreach (var item in news)
            {
                seen.Add(item.EventId);
                events.Add(item);
                onEvent(item);
            }
            return news.Count;
        }
    }

    private static async Task<List<StackEvent>> NewEventsAsync(ICloudFormationReader cloudFormation, string stackId, HashSet<string> seen, CancellationToken cancellationToken)
    {
        var news = new List<StackEvent>();
        string? next = null;
        do
        {
            var (page, token) = await cloudFormation.DescribeStackEventsAsync(stackId, next, cancellationToken);
            news.AddRange(page.Where(e => !seen.Contains(e.EventId)));
            next = page.Any(e => seen.Contains(e.EventId)) ? null : token;
        }
        while (next is not null);
        news.Reverse();
        return [.. news.DistinctBy(e => e.EventId)];
    }
}
