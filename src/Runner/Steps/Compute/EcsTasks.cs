using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Compute;

/// <summary>A task that has not stopped.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="DesiredStatus">STOPPED once somebody asked for that.</param>
/// <param name="Group">Who started it: <c>service:name</c> for a service.</param>
internal sealed record EcsTask(string Arn, string DesiredStatus, string Group);

/// <summary>Reads tasks of ECS.</summary>
internal static class EcsTasks
{
    private const int TasksInACall = 100;
    private const string OfService = "service:";

    private static readonly AwsRead ListTasks = new(AwsService.Ecs, "ListTasks");
    private static readonly AwsRead DescribeTasks = new(AwsService.Ecs, "DescribeTasks");

    /// <summary>All tasks of the selection that have not stopped, those on their way to it included; null where cluster or service is not there.</summary>
    public static async Task<IReadOnlyList<EcsTask>?> FindAsync(IAwsReader aws, EcsTaskSelection selection, CancellationToken cancellationToken)
    {
        try
        {
            // A task that is asked to stop is listed under STOPPED at once, and runs on until it has stopped.
            var arns = await ListAsync(aws, selection, "RUNNING", cancellationToken);
            arns.UnionWith(await ListAsync(aws, selection, "STOPPED", cancellationToken));
            var found = new List<EcsTask>();
            foreach (var some in arns.Chunk(TasksInACall))
                found.AddRange(await DescribeAsync(aws, selection.Cluster, some, cancellationToken));
            return found;
        }
        catch (AmazonServiceException e) when (e.ErrorCode is "ClusterNotFoundException" or "ServiceNotFoundException")
        {
            return null;
        }
    }

    /// <summary>The service that would replace one of the tasks; null where none would.</summary>
    public static async Task<EcsService?> ReplacingServiceAsync(IAwsReader aws, EcsTaskSelection selection, IEnumerable<EcsTask> tasks, CancellationToken cancellationToken)
    {
        var names = tasks.Select(t => t.Group).Where(g => g.StartsWith(OfService, StringComparison.Ordinal)).Select(g => g[OfService.Length..])
            .Concat(selection.Service is { } service ? [service] : []).Distinct(StringComparer.Ordinal).ToList();
        return (await EcsServices.DescribeAsync(aws, selection.Cluster, names, cancellationToken)).FirstOrDefault(s => s.IsActive && s.Desired > 0);
    }

    private static async Task<HashSet<string>> ListAsync(IAwsReader aws, EcsTaskSelection selection, string desiredStatus, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        string? next = null;
        do
        {
            var input = new JsonObject { ["cluster"] = selection.Cluster, ["desiredStatus"] = desiredStatus };
            if (selection.Service is { } service)
                input["serviceName"] = service;
            if (selection.Family is { } family)
                input["family"] = family;
            if (next is not null)
                input["nextToken"] = next;
            var page = await aws.JsonAsync(ListTasks, input, cancellationToken);
            found.UnionWith((page["taskArns"] as JsonArray ?? []).Select(t => (string)t!));
            next = (string?)page["nextToken"];
        }
        while (!string.IsNullOrEmpty(next));
        return found;
    }

    private static async Task<IEnumerable<EcsTask>> DescribeAsync(IAwsReader aws, string cluster, IEnumerable<string> arns, CancellationToken cancellationToken)
    {
        var answer = await aws.JsonAsync(DescribeTasks, new JsonObject { ["cluster"] = cluster, ["tasks"] = new JsonArray([.. arns.Select(a => (JsonNode)a)]) }, cancellationToken);
        return (answer["tasks"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(t => (string?)t["lastStatus"] is not ("STOPPED" or "DELETED"))
            .Select(t => new EcsTask((string)t["taskArn"]!, (string?)t["desiredStatus"] ?? "", (string?)t["group"] ?? ""));
    }
}
