using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.CloudFormation;

/// <summary>What can be asked without changing a stack. Detecting drift only reads the resources.</summary>
public interface ICloudFormationReader
{
    /// <summary>The stack of that name or ARN; null when there is none. A deleted stack is found by its ARN only.</summary>
    Task<Stack?> DescribeStackAsync(string stackName, CancellationToken cancellationToken);

    /// <summary>Newest first, one page.</summary>
    Task<(IReadOnlyList<StackEvent> StackEvents, string? NextToken)> DescribeStackEventsAsync(string stackName, string? nextToken, CancellationToken cancellationToken);

    /// <summary>All resources of a stack.</summary>
    Task<IReadOnlyList<StackResourceSummary>> ListStackResourcesAsync(string stackName, CancellationToken cancellationToken);

    /// <summary>One resource of a stack; null when the stack or the resource is not there.</summary>
    Task<StackResourceSummary?> DescribeStackResourceAsync(string stackName, string logicalResourceId, CancellationToken cancellationToken);

    /// <summary>Stacks that are not deleted.</summary>
    Task<IReadOnlyList<StackSummary>> ListStacksAsync(CancellationToken cancellationToken);

    /// <summary>Stacks that were deleted in the last 90 days, which is how long CloudFormation knows them.</summary>
    Task<IReadOnlyList<StackSummary>> ListDeletedStacksAsync(CancellationToken cancellationToken);

    /// <summary>The template as it was given.</summary>
    Task<string> GetTemplateAsync(string stackName, CancellationToken cancellationToken);

    /// <summary>The stacks that import an export.</summary>
    Task<IReadOnlyList<string>> ListImportsAsync(string exportName, CancellationToken cancellationToken);

    /// <summary>One page of a change set.</summary>
    Task<DescribeChangeSetResponse> DescribeChangeSetAsync(string changeSetName, string stackName, string? nextToken, CancellationToken cancellationToken);

    /// <summary>The change sets of a stack.</summary>
    Task<IReadOnlyList<ChangeSetSummary>> ListChangeSetsAsync(string stackName, CancellationToken cancellationToken);

    /// <summary>Starts a drift detection; its id.</summary>
    Task<string> DetectStackDriftAsync(string stackName, CancellationToken cancellationToken);

    /// <summary>How far a drift detection is.</summary>
    Task<DescribeStackDriftDetectionStatusResponse> DescribeStackDriftDetectionStatusAsync(string detectionId, CancellationToken cancellationToken);

    /// <summary>What the last drift detection found.</summary>
    Task<IReadOnlyList<StackResourceDrift>> DescribeStackResourceDriftsAsync(string stackName, CancellationToken cancellationToken);
}
