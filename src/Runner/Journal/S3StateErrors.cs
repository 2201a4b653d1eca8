using Amazon.Runtime;
using Amazon.S3;
using Groundplan.Migrations.Documents;

namespace Groundplan.Runner.Journal;

/// <summary>What an error of S3 means to whoever named the place of the state.</summary>
internal static class S3StateErrors
{
    public const string NoBucket = "NoSuchBucket";

    private const string DefaultRegion = "us-east-1";

    /// <summary>The same error with the way out; null where there is none to say.</summary>
    public static AmazonS3Exception? Explain(AmazonS3Exception error, S3Place place, IClientConfig config) => error.ErrorCode switch
    {
        NoBucket => With(error, $"The bucket {place.Bucket} of --state {place} does not exist. Make it, keeping versions, and run this again: {Creation(place.Bucket, config)}"),
        "AccessDenied" => With(error, $"{error.Message} State in {place} takes s3:GetObject, s3:PutObject, s3:DeleteObject and s3:ListBucket."),
        _ => null,
    };

    private static AmazonS3Exception With(AmazonS3Exception error, string message) => new(message, error, error.ErrorType, error.ErrorCode, error.RequestId, error.StatusCode);

    // Only the oldest region takes no constraint.
    private static string Creation(string bucket, IClientConfig config)
    {
        var region = config.RegionEndpoint?.SystemName ?? config.AuthenticationRegion;
        string[] endpoint = string.IsNullOrEmpty(config.ServiceURL) ? [] : ["--endpoint-url", config.ServiceURL.TrimEnd('/')];
        string[] where = ["--bucket", bucket, "--region", region, .. endpoint];
        string[] constraint = region == DefaultRegion ? [] : ["--create-bucket-configuration", $"LocationConstraint={region}"];
        return $"{ShellText.Exact(["aws", "s3api", "create-bucket", .. where, .. constraint])} && {ShellText.Exact(["aws", "s3api", "put-bucket-versioning", .. where, "--versioning-configuration", "Status=Enabled"])}";
    }
}
