namespace Groundplan.Runner.CloudFormation.Model;

/// <summary>How a resource differs from its template.</summary>
/// <param name="LogicalResourceId">Its name in the template.</param>
/// <param name="PhysicalResourceId">Its name in the service.</param>
/// <param name="ResourceType">Its type.</param>
/// <param name="StackResourceDriftStatus">IN_SYNC, MODIFIED, DELETED or NOT_CHECKED.</param>
/// <param name="PropertyDifferences">What differs.</param>
public sealed record StackResourceDrift(
    string LogicalResourceId,
    string PhysicalResourceId,
    string ResourceType,
    string StackResourceDriftStatus,
    IReadOnlyList<PropertyDifference> PropertyDifferences);

/// <summary>One property that differs.</summary>
/// <param name="PropertyPath">Which one.</param>
/// <param name="ExpectedValue">What the template says.</param>
/// <param name="ActualValue">What is there.</param>
/// <param name="DifferenceType">ADD, REMOVE or NOT_EQUAL.</param>
public sealed record PropertyDifference(string PropertyPath, string ExpectedValue, string ActualValue, string DifferenceType);

/// <summary>How far a drift detection is.</summary>
/// <param name="DetectionStatus">In progress, complete or failed.</param>
/// <param name="DetectionStatusReason">Why it failed.</param>
/// <param name="StackDriftStatus">What it found.</param>
public sealed record DescribeStackDriftDetectionStatusResponse(string DetectionStatus, string DetectionStatusReason, string StackDriftStatus);
