using System.Net;
using Amazon.S3;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>What an error of S3 means to a step.</summary>
internal static class S3Errors
{
    /// <summary>There is no such object, or no such version. A HEAD is answered without a code.</summary>
    public static bool IsGone(AmazonS3Exception e) => e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode is "NoSuchKey" or "NoSuchVersion" or "NotFound";

    public static bool IsNoBucket(AmazonS3Exception e) => e.ErrorCode == "NoSuchBucket";

    public static bool IsNoUpload(AmazonS3Exception e) => e.ErrorCode == "NoSuchUpload";

    /// <summary>The object is another than was listed.</summary>
    public static bool IsChanged(AmazonS3Exception e) => e.StatusCode == HttpStatusCode.PreconditionFailed;
}
