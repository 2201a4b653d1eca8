using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.CloudFormation;

/// <summary>What can be asked without changing a stack. Detecting drift only reads the resources.</summary>
internal interface ICloudFormationReader
{
    /// <summary>The stack of that name or ARN; null when there is none. A deleted stack is found by its ARN only.</summary>
    Task<Stack?> DescribeStackAsync(string stackName, CancellationToken cancellationToken);

    /// <summary>Newest first, one page.</summary>
    Task<(IReadOnlyList<StackEvent> StackEvents, string? NextToken)> DescribeStackEventsAsync(string stackName, string? nextToken, CancellationToken cancellationToken);

    Task<IReadOnlyList<StackResourceSummary>> ListStackResourcesAsync(string stackName, CancellationToken cancellationToken);

    /// <summary>Stacks that are not deleted.</summary>
    Task<IReadOnlyList<StackSummary>> ListStacksAsync(CancellationToken cancellationToken);

    Task<string> GetTemplateAsync(string stackName, CancellationToken cancellationToken);

    /// <summary>The stacks that import an export.</summary>
    Task<IReadOnlyList<string>> ListImportsAsync(string exportName, CancellationToken cancellationToken);

    Task<DescribeChangeSetResponse> DescribeChangeSetAsync(string changeSetName, string stackName, string? nextToken, CancellationToken cancellationToken);

    Task<IReadOnlyList<ChangeSetSummary>> ListChangeSetsAsync(string stackName, CancellationToken cancellationToken);

    Task<string> DetectStackDriftAsync(string stackName, CancellationToken cancellationToken);

    Task<DescribeStackDriftDetectionStatusResponse> DescribeStackDriftDetectionStatusAsync(string detectionId, CancellationToken cancellationToken);

    Task<IReadOnlyList<StackResourceDrift>> DescribeStackResourceDriftsAsync(string stackName, CancellationToken cancellationToken);
}
