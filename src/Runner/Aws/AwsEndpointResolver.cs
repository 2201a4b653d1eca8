using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Groundplan.Runner.Aws;

/// <summary>The endpoint of a request: the override, else the SDK's region table.</summary>
internal sealed class AwsEndpointResolver : PipelineHandler
{
    public override void InvokeSync(IExecutionContext executionContext)
    {
        Resolve(executionContext.RequestContext);
        base.InvokeSync(executionContext);
    }

    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        Resolve(executionContext.RequestContext);
        return base.InvokeAsync<T>(executionContext);
    }

    /// <summary>IAM and Route 53 have one endpoint a partition; all the others have one a region.</summary>
    public static string UrlOf(IClientConfig config)
    {
        if (!string.IsNullOrEmpty(config.ServiceURL))
            return config.ServiceURL.TrimEnd('/') + "/";
        var region = config.RegionEndpoint;
        var host = (config.RegionEndpointServiceName, region.PartitionName) switch
        {
            ("iam", "aws") => "iam",
            ("iam", "aws-us-gov") => "iam.us-gov",
            ("route53", "aws" or "aws-cn") => "route53",
            ("route53", "aws-us-gov") => "route53.us-gov",
            (var prefix, _) => $"{prefix}.{region.SystemName}",
        };
        return $"https://{host}.{region.PartitionDnsSuffix}/";
    }

    private static string SigningRegion(IClientConfig config) => (config.RegionEndpointServiceName, config.RegionEndpoint?.PartitionName) switch
    {
        ("iam" or "route53", "aws") => "us-east-1",
        ("iam" or "route53", "aws-us-gov") => "us-gov-west-1",
        ("route53", "aws-cn") => "cn-northwest-1",
        _ => config.RegionEndpoint?.SystemName ?? config.AuthenticationRegion,
    };

    private static void Resolve(IRequestContext context)
    {
        context.Request.Endpoint = new Uri(UrlOf(context.ClientConfig));
        context.Request.AuthenticationRegion = SigningRegion(context.ClientConfig);
        context.Request.OverrideSigningServiceName = context.ClientConfig.AuthenticationServiceName;
    }
}
