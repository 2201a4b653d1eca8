using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace Groundplan.Runner.Aws;

/// <summary>One operation with its input in the service's own terms.</summary>
internal sealed class AwsRequest(AwsService service, string operation, JsonObject? input = null, AwsRoute? route = null) : AmazonWebServiceRequest
{
    public AwsService Service { get; } = service;

    public string Operation { get; } = operation;

    /// <summary>Where the operation is found, for the REST protocols.</summary>
    public AwsRoute? Route { get; } = route;

    /// <summary>Members of the input; lists and structures are flattened for the query protocol.</summary>
    public JsonObject Input { get; } = input ?? [];

    /// <summary>The input as JSON in UTF-8, in place of <see cref="Input"/>.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }
}
