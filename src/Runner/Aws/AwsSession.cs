using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Groundplan.Runner.Aws;

/// <summary>Credentials, region and endpoint of a run; makes the clients.</summary>
internal sealed record AwsSession(AWSCredentials Credentials, string Region, string? EndpointUrl)
{
    public AwsClient Client(AwsService service) => new(service, Credentials, Configure(new AwsServiceConfig(service)));

    /// <summary>A client that makes each request once.</summary>
    public AwsClient ClientWithoutRetries(AwsService service)
    {
        var config = Configure(new AwsServiceConfig(service));
        config.MaxErrorRetry = 0;
        return new AwsClient(service, Credentials, config);
    }

    public AmazonS3Client S3() => new(Credentials, Configure(new AmazonS3Config { ForcePathStyle = EndpointUrl is not null }));

    /// <summary>The account that the credentials belong to.</summary>
    public async Task<string> AccountAsync(CancellationToken cancellationToken)
    {
        using var sts = new AmazonSecurityTokenServiceClient(Credentials, Configure(new AmazonSecurityTokenServiceConfig()));
        return (await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken)).Account;
    }

    private TConfig Configure<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
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
