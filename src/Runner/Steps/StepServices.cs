using System.Collections.Concurrent;
using Groundplan.Runner.Aws;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.Steps;

/// <summary>The environment of a run, as steps reach it. One for each step, so that request ids are told apart; connections are shared.</summary>
internal sealed class StepServices : IWriteServices, IDisposable
{
    private readonly AwsCalls _aws;
    private readonly Lazy<S3Calls> _s3;
    private readonly Func<string, byte[]> _document;
    private readonly HttpMessageInvoker _reads;
    private readonly Action<string> _answered;
    private readonly ConcurrentDictionary<string, Lazy<StepServices>> _elsewhere = new(StringComparer.Ordinal);

    /// <param name="session">Credentials, region and endpoint.</param>
    /// <param name="accountId">The account that the credentials belong to.</param>
    /// <param name="document">Reads a document of the plan.</param>
    /// <param name="http">Sends a request; shared, and not disposed of.</param>
    /// <param name="answered">Told the request id of each answer of AWS.</param>
    public StepServices(AwsSession session, string accountId, Func<string, byte[]> document, HttpMessageInvoker http, Action<string> answered)
    {
        (Session, AccountId, _document, Http, _answered) = (session, accountId, document, http, answered);
        _aws = new AwsCalls(session, answered);
        _s3 = new Lazy<S3Calls>(() => new S3Calls(session, answered));
        CloudFormation = new AmazonCloudFormationClient(_aws.Query(AwsService.CloudFormation));
        _reads = new HttpMessageInvoker(new ReadsOnly(http), disposeHandler: false);
    }

    public AwsSession Session { get; }

    public string Region => Session.Region;

    public string AccountId { get; }

    public string? EndpointUrl => Session.EndpointUrl;

    public IReadOnlyDictionary<string, string> ToolVariables => field ??= Variables(Session);

    public string Folder { get; init; } = Directory.GetCurrentDirectory();

    public IAwsWriter Aws => _aws;

    public IAmazonCloudFormation CloudFormation { get; }

    public HttpMessageInvoker Http { get; }

    public IS3Writer S3 => _s3.Value;

    IAwsReader IReadServices.Aws => _aws;

    IS3Reader IReadServices.S3 => S3;

    ICloudFormationReader IReadServices.CloudFormation => CloudFormation;

    HttpMessageInvoker IReadServices.Http => _reads;

    public byte[] Document(string path) => _document(path);

    public IWriteServices In(string? region) => region is null || region == Region
        ? this
        : _elsewhere.GetOrAdd(region, r => new Lazy<StepServices>(() => new StepServices(Session with { Region = r }, AccountId, _document, Http, _answered) { Folder = Folder })).Value;

    IReadServices IReadServices.In(string? region) => In(region);

    public Task<TemplateSource> PublishTemplateAsync(string body, string stackName, string? bucket, CancellationToken cancellationToken)
        => TemplateUpload.PrepareAsync(body, stackName, Session, AccountId, bucket, cancellationToken);

    public Task RemoveTemplateAsync(TemplateSource template, CancellationToken cancellationToken)
        => TemplateUpload.RemoveAsync(template, Session, AccountId, cancellationToken);

    public void Dispose()
    {
        foreach (var other in _elsewhere.Values.Where(o => o.IsValueCreated))
            other.Value.Dispose();
        _aws.Dispose();
        if (_s3.IsValueCreated)
            _s3.Value.Dispose();
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
