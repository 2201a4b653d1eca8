using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Compute;

/// <summary>Reads services of ECS.</summary>
internal static class EcsServices
{
    private const int ServicesInACall = 10;

    private static readonly AwsRead DescribeServices = new(AwsService.Ecs, "DescribeServices");

    /// <summary>The service; null where there is none.</summary>
    public static async Task<EcsService?> FindAsync(IAwsReader aws, string cluster, string service, CancellationToken cancellationToken)
        => (await DescribeAsync(aws, cluster, [service], cancellationToken)).SingleOrDefault();

    /// <summary>The services that are there.</summary>
    public static async Task<IReadOnlyList<EcsService>> DescribeAsync(IAwsReader aws, string cluster, IReadOnlyList<string> services, CancellationToken cancellationToken)
    {
        var found = new List<EcsService>();
        foreach (var some in services.Chunk(ServicesInACall))
        {
            var input = new JsonObject { ["cluster"] = cluster, ["services"] = new JsonArray([.. some.Select(s => (JsonNode)s)]) };
            try
            {
                var answer = await aws.JsonAsync(DescribeServices, input, cancellationToken);
                found.AddRange((answer["services"] as JsonArray ?? []).Select(s => EcsService.Read(s!)));
            }
            catch (AmazonServiceException e) when (e.ErrorCode == "ClusterNotFoundException")
            {
                return [];
            }
        }
        return found;
    }

    /// <summary>The failure for a service that is not there.</summary>
    public static StepFailure Missing(string cluster, string service)
        => new($"There is no service {service} in the cluster {cluster}. Check both names, the region and the account.");
}
