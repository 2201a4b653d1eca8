using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Groundplan.Runner.Aws;

/// <summary>
/// A client of one service on the SDK's own pipeline: its credentials, SigV4 signer, retries and user agent.
/// </summary>
internal sealed class AwsClient : AmazonServiceClient, IQueryApi
{
    private static readonly InvokeOptions XmlOptions = new() { RequestMarshaller = AwsRequestMarshaller.Instance, ResponseUnmarshaller = AwsXmlUnmarshaller.Instance };
    private static readonly InvokeOptions JsonOptions = new() { RequestMarshaller = AwsRequestMarshaller.Instance, ResponseUnmarshaller = AwsJsonUnmarshaller.Instance };

    private static readonly InvokeOptions BytesOptions = new() { RequestMarshaller = AwsRequestMarshaller.Instance, ResponseUnmarshaller = AwsBytesUnmarshaller.Instance };

    private readonly AwsService _service;

    public AwsClient(AwsService service, AWSCredentials credentials, AwsServiceConfig config)
        : base(credentials, config)
        => _service = service;

    protected override IServiceMetadata ServiceMetadata { get; } = new Metadata();

    /// <summary>Calls an operation of the query protocol.</summary>
    public async Task<XElement> QueryAsync(string operation, JsonObject input, CancellationToken cancellationToken)
        => (await CallAsync<AwsXmlResponse>(operation, input, cancellationToken)).Result;

    /// <summary>Calls an operation of the JSON protocol.</summary>
    public async Task<JsonObject> JsonAsync(string operation, JsonObject input, CancellationToken cancellationToken)
        => (await CallAsync<AwsJsonResponse>(operation, input, cancellationToken)).Result;

    /// <summary>Calls an operation and gives the whole answer.</summary>
    public Task<TResponse> CallAsync<TResponse>(string operation, JsonObject input, CancellationToken cancellationToken, AwsRoute? route = null)
        where TResponse : AmazonWebServiceResponse, new()
        => InvokeAsync<TResponse>(new AwsRequest(_service, operation, input, route), typeof(TResponse) == typeof(AwsXmlResponse) ? XmlOptions : Options(route), cancellationToken);

    private static InvokeOptions Options(AwsRoute? route) => route?.AnswerHeaders is { } headers
        ? new() { RequestMarshaller = AwsRequestMarshaller.Instance, ResponseUnmarshaller = new AwsPayloadUnmarshaller(headers) }
        : JsonOptions;

    /// <summary>Calls an operation of the JSON protocol with the body as it goes over the wire.</summary>
    public Task<AwsBytesResponse> BytesAsync(string operation, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
        => InvokeAsync<AwsBytesResponse>(new AwsRequest(_service, operation) { Body = input }, BytesOptions, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new AwsEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new AwsAuthHandler());
    }

    private sealed class Metadata : IServiceMetadata
    {
        public string ServiceId => nameof(Groundplan);

        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
    }
}
