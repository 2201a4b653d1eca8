using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps;

/// <summary>The environment of a run, as steps reach it. One for each step, so that request ids are told apart; connections are shared.</summary>
internal sealed class StepServices : IWriteServices, IDisposable
{
    private readonly AwsCalls _aws;
    private readonly Func<string, byte[]> _document;
    private readonly HttpMessageInvoker _reads;

    /// <param name="session">Credentials, region and endpoint.</param>
    /// <param name="accountId">The account that the credentials belong to.</param>
    /// <param name="document">Reads a document of the plan.</param>
    /// <param name="http">Sends a request; shared, and not disposed of.</param>
    /// <param name="answered">Told the request id of each answer of AWS.</param>
    public StepServices(AwsSession session, string accountId, Func<string, byte[]> document, HttpMessageInvoker http, Action<string> answered)
    {
        (Session, AccountId, _document, Http) = (session, accountId, document, http);
        _aws = new AwsCalls(session, answered);
        _reads = new HttpMessageInvoker(new ReadsOnly(http), disposeHandler: false);
    }

    public AwsSession Session { get; }

    public string Region => Session.Region;

    public string AccountId { get; }

    public string? EndpointUrl => Session.EndpointUrl;

    public IReadOnlyDictionary<string, string> ToolVariables => field ??= Variables(Session);

    public string Folder { get; init; } = Directory.GetCurrentDirectory();

    public IAwsWriter Aws => _aws;

    public HttpMessageInvoker Http { get; }

    IAwsReader IReadServices.Aws => _aws;

    HttpMessageInvoker IReadServices.Http => _reads;

    public byte[] Document(string path) => _document(path);

    public void Dispose()
    {
        _aws.Dispose();
        _reads.Dispose();
    }

    private static Dictionary<string, string> Variables(AwsSession session)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["AWS_REGION"] = session.Region, ["AWS_DEFAULT_REGION"] = session.Region };
        if (session.EndpointUrl is { } endpoint)
            variables["AWS_ENDPOINT_URL"] = endpoint;
        if (session.Profile is { } profile)
            variables["AWS_PROFILE"] = profile;
        return variables;
    }

    private sealed class ReadsOnly(HttpMessageInvoker all) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => request.Method == HttpMethod.Get || request.Method == HttpMethod.Head
                ? all.SendAsync(request, cancellationToken)
                : throw new StepFailure($"{request.Method} {request.RequestUri} was asked for where nothing may be changed.");
    }
}
