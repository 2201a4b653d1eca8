namespace Groundplan.Runner.CloudFormation.Model;

/// <summary>A resource of a deployed stack.</summary>
internal sealed record StackResourceSummary(string LogicalResourceId, string PhysicalResourceId, string ResourceType, string ResourceStatus, string ResourceStatusReason);
