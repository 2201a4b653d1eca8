using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.CloudFormation;

/// <summary>Reading, and the change sets that a preview needs. It can execute nothing and delete no resource.</summary>
public interface ICloudFormationPreviewer : ICloudFormationReader
{
    /// <summary>Starts computing a change set.</summary>
    Task<CreateChangeSetResponse> CreateChangeSetAsync(CreateChangeSetRequest request, CancellationToken cancellationToken);

    /// <summary>Removes a change set that was not executed.</summary>
    Task DeleteChangeSetAsync(string changeSetName, string stackName, CancellationToken cancellationToken);

    /// <summary>Deletes the shell that a change set of type CREATE made. A stack of any other status is left alone.</summary>
    Task DeleteReviewStackAsync(string stackId, CancellationToken cancellationToken);
}
