using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.CloudFormation;

/// <summary>CloudFormation's query API, the operations in use, named as in the AWS SDK.</summary>
internal sealed class AmazonCloudFormationClient(IQueryApi api) : IAmazonCloudFormation, IDisposable
{
    public async Task<Stack?> DescribeStackAsync(string stackName, CancellationToken cancellationToken)
    {
        try
        {
            var result = await api.QueryAsync("DescribeStacks", new() { ["StackName"] = stackName }, cancellationToken);
            return result.List("Stacks", CloudFormationXml.Stack).FirstOrDefault();
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "ValidationError" && e.Message.EndsWith("does not exist", StringComparison.Ordinal))
        {
            return null;
        }
    }

    public async Task<(IReadOnlyList<StackEvent> StackEvents, string? NextToken)> DescribeStackEventsAsync(string stackName, string? nextToken, CancellationToken cancellationToken)
    {
        var result = await api.QueryAsync("DescribeStackEvents", new() { ["StackName"] = stackName, ["NextToken"] = nextToken }, cancellationToken);
        return (result.List("StackEvents", CloudFormationXml.StackEvent), result.NextToken());
    }

    public Task<IReadOnlyList<StackResourceSummary>> ListStackResourcesAsync(string stackName, CancellationToken cancellationToken)
        => AllPagesAsync("ListStackResources", new() { ["StackName"] = stackName }, "StackResourceSummaries", CloudFormationXml.StackResourceSummary, cancellationToken);

    public async Task<StackResourceSummary?> DescribeStackResourceAsync(string stackName, string logicalResourceId, CancellationToken cancellationToken)
    {
        try
        {
            var result = await api.QueryAsync("DescribeStackResource", new() { ["StackName"] = stackName, ["LogicalResourceId"] = logicalResourceId }, cancellationToken);
            return result.Element("StackResourceDetail") is { } detail ? CloudFormationXml.StackResourceSummary(detail) : null;
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "ValidationError" && e.Message.Contains("does not exist", StringComparison.Ordinal))
        {
            return null;
        }
    }

    public Task<IReadOnlyList<StackSummary>> ListStacksAsync(CancellationToken cancellationToken) => StacksAsync(StackStatuses.Deployed, cancellationToken);

    public Task<IReadOnlyList<StackSummary>> ListDeletedStacksAsync(CancellationToken cancellationToken) => StacksAsync([StackStatuses.DeleteComplete], cancellationToken);

    public async Task<string> GetTemplateAsync(string stackName, CancellationToken cancellationToken)
        => (await api.QueryAsync("GetTemplate", new() { ["StackName"] = stackName, ["TemplateStage"] = "Original" }, cancellationToken)).Text("TemplateBody");

    public async Task<IReadOnlyList<string>> ListImportsAsync(string exportName, CancellationToken cancellationToken)
    {
        try
        {
            return await AllPagesAsync("ListImports", new() { ["ExportName"] = exportName }, "Imports", e => e.Value, cancellationToken);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "ValidationError" && e.Message.Contains("not imported", StringComparison.Ordinal))
        {
            return [];
        }
    }

    public async Task<CreateChangeSetResponse> CreateChangeSetAsync(CreateChangeSetRequest request, CancellationToken cancellationToken)
    {
        var input = StackInput(request.StackName, request.Template, request.Capabilities, request.Tags, request.Parameters);
        input["ChangeSetName"] = request.ChangeSetName;
        input["ChangeSetType"] = request.ChangeSetType.ToString();
        input["ClientToken"] = Guid.NewGuid().ToString(); // for the SDK's own retries; a name that was used before may be used again
        var result = await api.QueryAsync("CreateChangeSet", input, cancellationToken);
        return new CreateChangeSetResponse(result.Text("Id"), result.Text("StackId"));
    }

    public async Task<DescribeChangeSetResponse> DescribeChangeSetAsync(string changeSetName, string stackName, string? nextToken, CancellationToken cancellationToken)
    {
        var result = await api.QueryAsync(
            "DescribeChangeSet", new() { ["ChangeSetName"] = changeSetName, ["StackName"] = stackName, ["NextToken"] = nextToken }, cancellationToken);
        return CloudFormationXml.ChangeSet(result);
    }

    public Task<IReadOnlyList<ChangeSetSummary>> ListChangeSetsAsync(string stackName, CancellationToken cancellationToken)
        => AllPagesAsync(
            "ListChangeSets",
            new() { ["StackName"] = stackName },
            "Summaries",
            e => new ChangeSetSummary(e.Text("ChangeSetId"), e.Text("ChangeSetName"), e.Text("Status")),
            cancellationToken);

    public Task DeleteChangeSetAsync(string changeSetName, string stackName, CancellationToken cancellationToken)
        => api.QueryAsync("DeleteChangeSet", new() { ["ChangeSetName"] = changeSetName, ["StackName"] = stackName }, cancellationToken);

    public async Task DeleteReviewStackAsync(string stackId, CancellationToken cancellationToken)
    {
        if (await DescribeStackAsync(stackId, cancellationToken) is { StackStatus: StackStatuses.ReviewInProgress })
            await DeleteStackAsync(stackId, cancellationToken);
    }

    public Task ExecuteChangeSetAsync(string changeSetName, string stackName, string clientRequestToken, CancellationToken cancellationToken)
        => api.QueryAsync("ExecuteChangeSet", new() { ["ChangeSetName"] = changeSetName, ["StackName"] = stackName, ["ClientRequestToken"] = clientRequestToken }, cancellationToken);

    public async Task<string> CreateStackAsync(CreateStackRequest request, CancellationToken cancellationToken)
    {
        var input = StackInput(request.StackName, request.Template, request.Capabilities, request.Tags, request.Parameters);
        input["OnFailure"] = "DO_NOTHING";
        input["EnableTerminationProtection"] = "false";
        input["ClientRequestToken"] = request.StackName;
        return (await api.QueryAsync("CreateStack", input, cancellationToken)).Text("StackId");
    }

    public Task DeleteStackAsync(string stackName, CancellationToken cancellationToken)
        => api.QueryAsync("DeleteStack", new() { ["StackName"] = stackName }, cancellationToken);

    public Task UpdateTerminationProtectionAsync(string stackName, bool enable, CancellationToken cancellationToken)
        => api.QueryAsync("UpdateTerminationProtection", new() { ["StackName"] = stackName, ["EnableTerminationProtection"] = enable ? "true" : "false" }, cancellationToken);

    public async Task<string> DetectStackDriftAsync(string stackName, CancellationToken cancellationToken)
        => (await api.QueryAsync("DetectStackDrift", new() { ["StackName"] = stackName }, cancellationToken)).Text("StackDriftDetectionId");

    public async Task<DescribeStackDriftDetectionStatusResponse> DescribeStackDriftDetectionStatusAsync(string detectionId, CancellationToken cancellationToken)
    {
        var result = await api.QueryAsync("DescribeStackDriftDetectionStatus", new() { ["StackDriftDetectionId"] = detectionId }, cancellationToken);
        return new DescribeStackDriftDetectionStatusResponse(result.Text("DetectionStatus"), result.Text("DetectionStatusReason"), result.Text("StackDriftStatus"));
    }

    public Task<IReadOnlyList<StackResourceDrift>> DescribeStackResourceDriftsAsync(string stackName, CancellationToken cancellationToken)
        => AllPagesAsync("DescribeStackResourceDrifts", new() { ["StackName"] = stackName }, "StackResourceDrifts", CloudFormationXml.StackResourceDrift, cancellationToken);

    public void Dispose() => api.Dispose();

    private static JsonObject StackInput(string stackName, TemplateSource template, IReadOnlyList<string> capabilities, IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, string> parameters) => new()
    {
        ["StackName"] = stackName,
        ["TemplateBody"] = template.TemplateBody,
        ["TemplateURL"] = template.TemplateURL,
        ["Capabilities"] = new JsonArray([.. capabilities.Select(c => (JsonNode)c)]),
        ["Tags"] = new JsonArray([.. tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]),
        ["Parameters"] = new JsonArray([.. parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new JsonObject { ["ParameterKey"] = p.Key, ["ParameterValue"] = p.Value })]),
    };

    private Task<IReadOnlyList<StackSummary>> StacksAsync(IEnumerable<string> statuses, CancellationToken cancellationToken)
        => AllPagesAsync(
            "ListStacks",
            new() { ["StackStatusFilter"] = new JsonArray([.. statuses.Select(s => (JsonNode)s)]) },
            "StackSummaries",
            e => new StackSummary(e.Text("StackId"), e.Text("StackName"), e.Text("StackStatus")),
            cancellationToken);

    private async Task<IReadOnlyList<T>> AllPagesAsync<T>(string operation, JsonObject input, string list, Func<XElement, T> item, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        string? next = null;
        do
        {
            input["NextToken"] = next;
            var page = await api.QueryAsync(operation, input, cancellationToken);
            all.AddRange(page.List(list, item));
            next = page.NextToken();
        }
        while (next is not null);
        return all;
    }
}
