using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.CloudFormation;

/// <summary>The events that made an operation fail, without those that only follow from them.</summary>
internal static class RootCause
{
    private static readonly string[] Cascades =
    [
        "Resource creation cancelled", "Resource update cancelled", "Resource deletion cancelled", "Resource creation Initiated",
        "The following resource(s) failed to",
    ];

    /// <param name="events">All events of the operation, oldest first.</param>
    public static IReadOnlyList<StackEvent> Of(IReadOnlyList<StackEvent> events)
    {
        var failures = events.Where(e => ResourceStatuses.IsFailure(e.ResourceStatus) && !IsCascade(e.ResourceStatusReason)).ToList();
        var ofResources = failures.Where(e => !e.IsOfStack).DistinctBy(e => (e.LogicalResourceId, e.ResourceStatusReason)).ToList();
        return ofResources.Count > 0 ? ofResources : failures;
    }

    private static bool IsCascade(string reason) => reason.Length == 0 || Cascades.Any(c => reason.StartsWith(c, StringComparison.Ordinal));
}
