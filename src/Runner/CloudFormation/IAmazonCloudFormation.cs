using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.CloudFormation;

/// <summary>Everything, the operations that change resources included.</summary>
public interface IAmazonCloudFormation : ICloudFormationPreviewer
{
    /// <summary>Starts executing a change set.</summary>
    /// <param name="changeSetName">Its name or ARN.</param>
    /// <param name="stackName">The stack's name or ARN.</param>
    /// <param name="clientRequestToken">Executing it twice with one token does it once.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task ExecuteChangeSetAsync(string changeSetName, string stackName, string clientRequestToken, CancellationToken cancellationToken);

    /// <summary>Starts creating a stack; its ARN.</summary>
    Task<string> CreateStackAsync(CreateStackRequest request, CancellationToken cancellationToken);

    /// <summary>Starts deleting a stack.</summary>
    Task DeleteStackAsync(string stackName, CancellationToken cancellationToken);

    /// <summary>Switches termination protection on or off.</summary>
    Task UpdateTerminationProtectionAsync(string stackName, bool enable, CancellationToken cancellationToken);
}
