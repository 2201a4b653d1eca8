using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.CloudFormation;

/// <summary>Everything, the operations that change resources included.</summary>
internal interface IAmazonCloudFormation : ICloudFormationPreviewer
{
    Task ExecuteChangeSetAsync(string changeSetName, string stackName, CancellationToken cancellationToken);

    /// <summary>Returns the stack's ARN.</summary>
    Task<string> CreateStackAsync(CreateStackRequest request, CancellationToken cancellationToken);

    Task DeleteStackAsync(string stackName, CancellationToken cancellationToken);

    Task UpdateTerminationProtectionAsync(string stackName, bool enable, CancellationToken cancellationToken);
}
