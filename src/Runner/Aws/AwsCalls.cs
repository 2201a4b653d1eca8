using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.Runtime;

namespace Groundplan.Runner.Aws;

/// <summary>Calls of a session, a client for each service; tells the request id of each answer, of errors too.</summary>
internal sealed class AwsCalls(AwsSession session, Action<string> answered) : IAwsWriter, IDisposable
{
    // About half a minute.
    private const int MostThrottled = 10;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<AwsService, Lazy<AwsClient>> _clients = [];
    private readonly ConcurrentDictionary<AwsService, Lazy<AwsClient>> _clientsWithoutRetries = [];

    public Task<JsonObject> JsonAsync(AwsRead operation, JsonObject input, CancellationToken cancellationToken) => JsonAsync(operation.Service, operation.Name, operation.Route, input, cancellationToken);

    public Task<XElement> XmlAsync(AwsRead operation, JsonObject input, CancellationToken cancellationToken) => XmlAsync(operation.Service, operation.Name, operation.Route, input, cancellationToken);

    public async Task<JsonObject> JsonAsync(AwsWrite operation, JsonObject input, CancellationToken cancellationToken) => (await OnceAsync<AwsJsonResponse>(operation, input, cancellationToken)).Result;

    public async Task<XElement> XmlAsync(AwsWrite operation, JsonObject input, CancellationToken cancellationToken) => (await OnceAsync<AwsXmlResponse>(operation, input, cancellationToken)).Result;

    /// <summary>A service of the query protocol with every operation, for a client that is typed by itself. What it holds goes with this object.</summary>
    public IQueryApi Query(AwsService service) => new QueryApi(this, service);

    public Task<IMemoryOwner<byte>> BytesAsync(AwsRead operation, ReadOnlyMemory<byte> input, CancellationToken cancellationToken) => BytesAsync(operation.Service, operation.Name, input, cancellationToken);

    public Task<IMemoryOwner<byte>> BytesAsync(AwsWrite operation, ReadOnlyMemory<byte> input, CancellationToken cancellationToken) => BytesAsync(operation.Service, operation.Name, input, cancellationToken);

    public void Dispose()
    {
        foreach (var client in _clients.Values.Concat(_clientsWithoutRetries.Values).Where(c => c.IsValueCreated))
            client.Value.Dispose();
    }

    private async Task<JsonObject> JsonAsync(AwsService service, string operation, AwsRoute? route, JsonObject input, CancellationToken cancellationToken)
        => (await AnsweredAsync(Client(service).CallAsync<AwsJsonResponse>(operation, input, cancellationToken, route))).Result;

    private async Task<XElement> XmlAsync(AwsService service, string operation, AwsRoute? route, JsonObject input, CancellationToken cancellationToken)
        => (await AnsweredAsync(Client(service).CallAsync<AwsXmlResponse>(operation, input, cancellationToken, route))).Result;

    private async Task<IMemoryOwner<byte>> BytesAsync(AwsService service, string operation, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
        => (await AnsweredAsync(ClientWithoutRetries(service).BytesAsync(operation, input, cancellationToken))).Result;

    // A refusal says that nothing was done. Whatever else went wrong may have come after the effect, which the next attempt at the step looks for.
    private async Task<TResponse> OnceAsync<TResponse>(AwsWrite operation, JsonObject input, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await AnsweredAsync(ClientWithoutRetries(operation.Service).CallAsync<TResponse>(operation.Name, input, cancellationToken, operation.Route));
            }
            catch (AmazonServiceException e) when (AwsErrors.IsThrottling(e) && tries < MostThrottled)
            {
                var most = Math.Min(LongestPause.TotalMilliseconds, 200 * Math.Pow(2, tries));
                await Task.Delay(TimeSpan.FromMilliseconds(most * (0.5 + (Random.Shared.NextDouble() / 2))), cancellationToken);
            }
        }
    }

    private AwsClient ClientWithoutRetries(AwsService service) => _clientsWithoutRetries.GetOrAdd(service, s => new Lazy<AwsClient>(() => session.ClientWithoutRetries(s))).Value;

    private AwsClient Client(AwsService service) => _clients.GetOrAdd(service, s => new Lazy<AwsClient>(() => session.Client(s))).Value;

    private async Task<TResponse> AnsweredAsync<TResponse>(Task<TResponse> call)
        where TResponse : AmazonWebServiceResponse
    {
        try
        {
            var response = await call;
            Tell(response.ResponseMetadata?.RequestId);
            return response;
        }
        catch (AmazonServiceException e)
        {
            Tell(e.RequestId);
            throw;
        }
    }

    private sealed class QueryApi(AwsCalls calls, AwsService service) : IQueryApi
    {
        public Task<XElement> QueryAsync(string operation, JsonObject input, CancellationToken cancellationToken) => calls.XmlAsync(service, operation, null, input, cancellationToken);

        public void Dispose()
        {
        }
    }

    private void Tell(string? requestId)
    {
        if (!string.IsNullOrEmpty(requestId))
            answered(requestId);
    }
}
