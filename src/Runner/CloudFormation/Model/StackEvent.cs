namespace Groundplan.Runner.CloudFormation.Model;

/// <summary>Something that happened to a resource, or to the stack itself.</summary>
/// <param name="EventId">Tells events apart.</param>
/// <param name="StackId">The stack's ARN.</param>
/// <param name="LogicalResourceId">The resource's name in the template.</param>
/// <param name="PhysicalResourceId">Its name in the service; may be empty.</param>
/// <param name="ResourceType">Its type.</param>
/// <param name="ResourceStatus">Its status from then on.</param>
/// <param name="ResourceStatusReason">Why; may be empty.</param>
/// <param name="Timestamp">When.</param>
public sealed record StackEvent(
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
