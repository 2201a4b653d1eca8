using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>Physical ids of resources of deployed stacks.</summary>
internal static class StackResourceIds
{
    private static readonly AwsRead DescribeStackResource = new(AwsService.CloudFormation, "DescribeStackResource");

    /// <summary>The physical id; null where stack or resource are not there, or are going.</summary>
    public static async Task<string?> FindAsync(IAwsReader aws, ResourceReference resource, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await aws.XmlAsync(DescribeStackResource, new JsonObject { ["StackName"] = resource.Stack, ["LogicalResourceId"] = resource.LogicalId }, cancellationToken);
            var detail = answer.Element("StackResourceDetail");
            return detail?.Text("PhysicalResourceId") is { Length: > 0 } id && detail.Text("ResourceStatus") is not "DELETE_COMPLETE" ? id : null;
        }
        catch (AmazonServiceException e) when (e.ErrorCode is "ValidationError" or "ResourceNotFoundException")
        {
            return null;
        }
    }
}
