namespace Groundplan.Runner.CloudFormation.Model;

/// <summary>Something that happened to a resource, or to the stack itself.</summary>
internal sealed record StackEvent(
    string EventId,
    string StackId,
    string LogicalResourceId,
    string PhysicalResourceId,
    string ResourceType,
    string ResourceStatus,
    string ResourceStatusReason,
    DateTimeOffset? Timestamp)
{
    /// <summary>The event is about the stack, not about a resource of it.</summary>
    public bool IsOfStack => ResourceType == "AWS::CloudFormation::Stack" && PhysicalResourceId == StackId;
}
