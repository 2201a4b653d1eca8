using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.S3.Model;

namespace Groundplan.Runner.Aws;

/// <summary>Puts the bucket's name into the errors that S3 words without it.</summary>
internal sealed class S3BucketNames : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        try
        {
            return await base.InvokeAsync<T>(executionContext);
        }
        catch (AmazonS3Exception e) when (Explain(e, executionContext.RequestContext.OriginalRequest) is { } message)
        {
            throw new AmazonS3Exception(message, e, e.ErrorType, e.ErrorCode, e.RequestId, e.StatusCode);
        }
    }

    private static string? Explain(AmazonS3Exception error, AmazonWebServiceRequest request) => (error.ErrorCode, Buckets(request)) switch
    {
        (_, []) => null,
        ("NoSuchBucket", [var bucket]) => $"The bucket {bucket} does not exist.",
        ("NoSuchBucket", var buckets) => $"The bucket {string.Join(" or ", buckets)} does not exist.",
        ("AccessDenied" or "AllAccessDisabled" or "PermanentRedirect" or "AuthorizationHeaderMalformed", var buckets) => $"{error.Message.TrimEnd('.')} (bucket {string.Join(", ", buckets)}).",
        _ => null,
    };

    private static string[] Buckets(AmazonWebServiceRequest request) => request switch
    {
        CopyObjectRequest copy => Distinct(copy.SourceBucket, copy.DestinationBucket),
        CopyPartRequest copy => Distinct(copy.SourceBucket, copy.DestinationBucket),
        _ => Distinct(request.GetType().GetProperty(nameof(GetObjectRequest.BucketName))?.GetValue(request) as string),
    };

    private static string[] Distinct(params IEnumerable<string?> names) => [.. names.OfType<string>().Distinct(StringComparer.Ordinal)];
}
