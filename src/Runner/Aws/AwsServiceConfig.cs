using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Groundplan.Runner.Aws;

/// <summary>The SDK's client configuration for a service the SDK has no package of here.</summary>
internal sealed class AwsServiceConfig : ClientConfig
{
    // A function runs for up to 15 minutes and its answer comes at the end. An invocation whose answer was lost may have been carried out: no retry.
    private static readonly TimeSpan LongestInvocation = TimeSpan.FromMinutes(16);

    private readonly AwsService _service;

    public AwsServiceConfig(AwsService service)
        : base(new DefaultConfigurationProvider([new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard }]))
    {
        _service = service;
        ServiceId = service.ServiceId;
        AuthenticationServiceName = service.SigningName;
        if (IsOfLambda)
            (Timeout, MaxErrorRetry, MaxStaleConnectionRetries) = (LongestInvocation, 0, 0);
    }

    public bool IsOfLambda => _service == AwsService.Lambda;

    public override string ServiceVersion => _service.Version;

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(nameof(Groundplan), "0.1.0");

    public override string RegionEndpointServiceName => _service.Prefix;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
        => new(AwsEndpointResolver.UrlOf(this));
}
