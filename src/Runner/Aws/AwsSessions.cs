using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;

namespace Groundplan.Runner.Aws;

/// <summary>Opens a session for a stack.</summary>
internal static class AwsSessions
{
    private static readonly string[] CredentialVariables =
    [
        "AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    ];

    /// <param name="target">What the user asked for.</param>
    /// <param name="plannedRegion">The plan's region, which wins; a different one asked for is an error.</param>
    public static AwsSession Open(AwsTarget target, string? plannedRegion)
    {
        RequireValues(target);
        if (target.Region is { } asked && plannedRegion is not null && asked != plannedRegion)
            throw RunnerError.Usage($"--region {asked} differs from the plan's region {plannedRegion}. Change the plan, or leave --region out.");
        var endpoint = Endpoint(target.EndpointUrl);
        var profile = Profile(target.Profile);
        var region = plannedRegion ?? target.Region ?? profile?.Region?.SystemName ?? OfEnvironment() ?? FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName
            ?? throw RunnerError.Usage("No region: the plan names none, and neither does --region, AWS_REGION, AWS_DEFAULT_REGION or the profile.");
        return new AwsSession(Credentials(profile, endpoint), region, endpoint) { Profile = target.Profile, RequestTimeout = target.RequestTimeout };
    }

    // An empty one comes of a variable that is not set, and would lead elsewhere than was meant.
    private static void RequireValues(AwsTarget target)
    {
        foreach (var (option, value) in (ReadOnlySpan<(string, string?)>)[("--endpoint-url", target.EndpointUrl), ("--profile", target.Profile), ("--region", target.Region)])
            if (value is not null && string.IsNullOrWhiteSpace(value))
                throw RunnerError.Usage($"{option} is empty. Give it a value, or leave it out.");
    }

    // The SDK knows the first; the aws CLI reads both, in this order.
    private static string? OfEnvironment()
        => ((string[])["AWS_REGION", "AWS_DEFAULT_REGION"]).Select(Environment.GetEnvironmentVariable).FirstOrDefault(region => !string.IsNullOrEmpty(region));

    private static string? Endpoint(string? asked)
    {
        var url = asked ?? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");
        if (string.IsNullOrEmpty(url))
            return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw RunnerError.Usage($"--endpoint-url '{url}' is not an http or https address.");
        return uri.UserInfo.Length == 0
            ? url.TrimEnd('/')
            : throw RunnerError.Usage($"--endpoint-url holds a user or a password. Requests are signed with credentials, see --profile: leave them out of the address of {uri.Host}.");
    }

    private static CredentialProfile? Profile(string? name)
    {
        if (name is null)
            return null;
        return new CredentialProfileStoreChain().TryGetProfile(name, out var profile)
            ? profile
            : throw RunnerError.Usage($"There is no AWS profile '{name}'.");
    }

    private static AWSCredentials Credentials(CredentialProfile? profile, string? endpoint)
    {
        if (profile is not null)
            return profile.GetAWSCredentials(profile.CredentialProfileStore);
        if (endpoint is not null && new Uri(endpoint).IsLoopback && !AnyCredentials())
            return new BasicAWSCredentials("local", "local");
        try
        {
            return DefaultAWSCredentialsIdentityResolver.GetCredentials();
        }
        catch (AmazonClientException e)
        {
            // What the SDK says is a page on each place where it looked.
            throw RunnerError.Usage("No AWS credentials. Log in with 'aws sso login' or 'aws configure' and name the profile with --profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.", e);
        }
    }

    // An emulator on this machine wants a signature, but no particular one.
    private static bool AnyCredentials()
        => CredentialVariables.Any(v => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(v)))
            || new CredentialProfileStoreChain().TryGetProfile("default", out _);
}
