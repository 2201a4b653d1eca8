namespace Groundplan.Runner.CloudFormation.Model;

/// <summary>A resource of a deployed stack.</summary>
/// <param name="LogicalResourceId">Its name in the template.</param>
/// <param name="PhysicalResourceId">Its name in the service; empty while there is none.</param>
/// <param name="ResourceType">Its type.</param>
/// <param name="ResourceStatus">Its status.</param>
/// <param name="ResourceStatusReason">Why it has that status; may be empty.</param>
public sealed record StackResourceSummary(string LogicalResourceId, string PhysicalResourceId, string ResourceType, string ResourceStatus, string ResourceStatusReason);
