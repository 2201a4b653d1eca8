using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Compute;

/// <summary>Functions of Lambda, as their REST-JSON API has them.</summary>
internal static class LambdaFunctions
{
    private static readonly AwsRead GetFunctionConfiguration = new(AwsService.Lambda, "GetFunctionConfiguration", new("GET", "/2015-03-31/functions/{FunctionName}/configuration") { Query = ["Qualifier"] });

    private static readonly AwsWrite InvokeFunction = new(AwsService.Lambda, "Invoke", new("POST", "/2015-03-31/functions/{FunctionName}/invocations")
    {
        Query = ["Qualifier"],
        Body = "Payload",
        AnswerHeaders = new Dictionary<string, string> { ["X-Amz-Function-Error"] = "FunctionError", ["X-Amz-Executed-Version"] = "ExecutedVersion" },
    });

    /// <summary>The function's state, such as <c>Active</c>; null where there is no such function.</summary>
    public static async Task<string?> StateAsync(IAwsReader aws, string function, string? qualifier, CancellationToken cancellationToken)
    {
        try
        {
            return (string?)(await aws.JsonAsync(GetFunctionConfiguration, Named(function, qualifier), cancellationToken))["State"] ?? "Active";
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "ResourceNotFoundException")
        {
            return null;
        }
    }

    /// <summary>Invokes a function and waits for its answer: <c>Payload</c>, and <c>FunctionError</c> where it threw.</summary>
    public static Task<JsonObject> InvokeAsync(IAwsWriter aws, string function, string? qualifier, JsonNode? payload, CancellationToken cancellationToken)
    {
        var input = Named(function, qualifier);
        input["Payload"] = payload?.DeepClone();
        return aws.JsonAsync(InvokeFunction, input, cancellationToken);
    }

    private static JsonObject Named(string function, string? qualifier)
        => qualifier is null ? new() { ["FunctionName"] = function } : new() { ["FunctionName"] = function, ["Qualifier"] = qualifier };
}
