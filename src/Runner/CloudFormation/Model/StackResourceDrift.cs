namespace Groundplan.Runner.CloudFormation.Model;

/// <summary>How a resource differs from its template.</summary>
internal sealed record StackResourceDrift(
    string LogicalResourceId,
    string PhysicalResourceId,
    string ResourceType,
    string StackResourceDriftStatus,
    IReadOnlyList<PropertyDifference> PropertyDifferences);

/// <summary>One property that differs.</summary>
internal sealed record PropertyDifference(string PropertyPath, string ExpectedValue, string ActualValue, string DifferenceType);

/// <summary>How far a drift detection is.</summary>
internal sealed record DescribeStackDriftDetectionStatusResponse(string DetectionStatus, string DetectionStatusReason, string StackDriftStatus);
