using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Groundplan.Runner.Aws;

/// <summary>Credentials, region and endpoint of a run; makes the clients.</summary>
internal sealed record AwsSession(AWSCredentials Credentials, string Region, string? EndpointUrl)
{
    /// <summary>The profile that was asked for; null where the SDK's own chain decides.</summary>
    public string? Profile { get; init; }

    /// <summary>How long a request may wait for its answer; null where the kind of request decides.</summary>
    public TimeSpan? RequestTimeout { get; init; }

    public AwsClient Client(AwsService service) => new(service, Credentials, Configure(new AwsServiceConfig(service)));

    /// <summary>A client that makes each request once.</summary>
    public AwsClient ClientWithoutRetries(AwsService service)
    {
        var config = Configure(new AwsServiceConfig(service));
        (config.MaxErrorRetry, config.MaxStaleConnectionRetries) = (0, 0);
        return new AwsClient(service, Credentials, config);
    }

    public AmazonS3Client S3() => new S3Client(Credentials, Configure(new AmazonS3Config { ForcePathStyle = EndpointUrl is not null }));

    /// <summary>For copies inside S3, of which nothing but headers passes through here: no checksums of content, and retries are the caller's.</summary>
    public AmazonS3Client S3WithoutRetries()
        => new S3Client(Credentials, Configure(new AmazonS3Config
        {
            ForcePathStyle = EndpointUrl is not null,
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
            Timeout = TimeSpan.FromMinutes(10),
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        }));

    /// <summary>The account that the credentials belong to.</summary>
    public async Task<string> AccountAsync(CancellationToken cancellationToken) => (await CallerAsync(cancellationToken)).Account;

    /// <summary>Whose credentials these are.</summary>
    public async Task<AwsCaller> CallerAsync(CancellationToken cancellationToken)
    {
        using var sts = new AmazonSecurityTokenServiceClient(Credentials, Configure(new AmazonSecurityTokenServiceConfig()));
        var identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken);
        return string.IsNullOrEmpty(identity.Account) || string.IsNullOrEmpty(identity.Arn)
            ? throw RunnerError.Failed($"{EndpointUrl ?? "STS"} answers, but does not say whose credentials these are. Is it an AWS endpoint? --endpoint-url or AWS_ENDPOINT_URL names it.")
            : new AwsCaller(identity.Account, identity.Arn);
    }

    private TConfig Configure<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        // A function's answer comes at its end.
        if (RequestTimeout is { } timeout && config is not AwsServiceConfig { IsOfLambda: true })
            config.Timeout = timeout;
        if (EndpointUrl is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(Region);
            return config;
        }
        config.ServiceURL = EndpointUrl;
        config.AuthenticationRegion = Region;
        return config;
    }
}
