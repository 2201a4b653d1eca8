using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Steps.Data;

namespace Groundplan.Runner.Aws;

/// <summary>Calls of one region. Its own retries, so that being throttled slows down all calls to the endpoint and not only the one that was.</summary>
/// <param name="session">Credentials, region and endpoint.</param>
/// <param name="answered">Told the request ids of errors; those of a million copies are nobody's.</param>
internal sealed class S3Calls(AwsSession session, Action<string> answered) : IS3Writer, IDisposable
{
    private const int MostThrottled = 40;

    // Of a million calls some are lost, and each is a whole step's.
    private const int FewestTries = 5;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    private readonly AmazonS3Client _s3 = session.S3WithoutRetries();
    private readonly int _mostTries = Math.Max(FewestTries, new AmazonS3Config().MaxErrorRetry + 1);
    private readonly RateBudget _budget = RateBudget.OfEndpoint($"s3 {session.Region} {session.EndpointUrl}");

    public Task<ListObjectsV2Response> ListObjectsV2Async(ListObjectsV2Request request, CancellationToken cancellationToken)
        => CallAsync(request, _s3.ListObjectsV2Async, cancellationToken);

    public Task<ListVersionsResponse> ListVersionsAsync(ListVersionsRequest request, CancellationToken cancellationToken) => CallAsync(request, _s3.ListVersionsAsync, cancellationToken);

    public Task<ListMultipartUploadsResponse> ListMultipartUploadsAsync(ListMultipartUploadsRequest request, CancellationToken cancellationToken)
        => CallAsync(request, _s3.ListMultipartUploadsAsync, cancellationToken);

    public Task<GetObjectMetadataResponse> GetObjectMetadataAsync(GetObjectMetadataRequest request, CancellationToken cancellationToken)
        => CallAsync(request, _s3.GetObjectMetadataAsync, cancellationToken);

    public Task<GetObjectTaggingResponse> GetObjectTaggingAsync(GetObjectTaggingRequest request, CancellationToken cancellationToken)
        => CallAsync(request, _s3.GetObjectTaggingAsync, cancellationToken);

    public Task<GetObjectResponse> GetObjectAsync(GetObjectRequest request, CancellationToken cancellationToken) => CallAsync(request, _s3.GetObjectAsync, cancellationToken);

    public Task<GetBucketVersioningResponse> GetBucketVersioningAsync(GetBucketVersioningRequest request, CancellationToken cancellationToken)
        => CallAsync(request, _s3.GetBucketVersioningAsync, cancellationToken);

    public Task<CopyObjectResponse> CopyObjectAsync(CopyObjectRequest request, CancellationToken cancellationToken) => CallAsync(request, _s3.CopyObjectAsync, cancellationToken);

    public Task<CopyObjectResponse> CopyObjectOnceAsync(CopyObjectRequest request, CancellationToken cancellationToken) => OnceAsync(request, _s3.CopyObjectAsync, cancellationToken);

    public Task<InitiateMultipartUploadResponse> InitiateMultipartUploadAsync(InitiateMultipartUploadRequest request, CancellationToken cancellationToken)
        => CallAsync(request, _s3.InitiateMultipartUploadAsync, cancellationToken);

    public Task<CopyPartResponse> CopyPartAsync(CopyPartRequest request, CancellationToken cancellationToken) => CallAsync(request, _s3.CopyPartAsync, cancellationToken);

    public Task<CompleteMultipartUploadResponse> CompleteMultipartUploadOnceAsync(CompleteMultipartUploadRequest request, CancellationToken cancellationToken)
        => OnceAsync(request, _s3.CompleteMultipartUploadAsync, cancellationToken);

    public Task<AbortMultipartUploadResponse> AbortMultipartUploadAsync(AbortMultipartUploadRequest request, CancellationToken cancellationToken)
        => CallAsync(request, _s3.AbortMultipartUploadAsync, cancellationToken);

    public Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken) => CallAsync(request, _s3.PutObjectAsync, cancellationToken);

    public Task<PutObjectResponse> PutObjectOnceAsync(PutObjectRequest request, CancellationToken cancellationToken) => OnceAsync(request, _s3.PutObjectAsync, cancellationToken);

    public Task<DeleteObjectResponse> DeleteObjectOnceAsync(DeleteObjectRequest request, CancellationToken cancellationToken) => OnceAsync(request, _s3.DeleteObjectAsync, cancellationToken);

    public Task<DeleteObjectsResponse> DeleteObjectsAsync(DeleteObjectsRequest request, CancellationToken cancellationToken) => CallAsync(request, _s3.DeleteObjectsAsync, cancellationToken);

    public Task<DeleteBucketResponse> DeleteBucketAsync(DeleteBucketRequest request, CancellationToken cancellationToken) => CallAsync(request, _s3.DeleteBucketAsync, cancellationToken);

    public void Dispose() => _s3.Dispose();

    private Task<TResponse> CallAsync<TRequest, TResponse>(TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> call, CancellationToken cancellationToken)
        => CallAsync(request, call, AwsErrors.IsNotKnownYet, cancellationToken);

    // Throttling says that nothing was done; every other error may have come after the effect.
    private Task<TResponse> OnceAsync<TRequest, TResponse>(TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> call, CancellationToken cancellationToken)
        => CallAsync(request, call, AwsErrors.IsThrottling, cancellationToken);

    private async Task<TResponse> CallAsync<TRequest, TResponse>(
        TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> call, Func<Exception, bool> mayRepeat, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await _budget.TakeAsync(1, cancellationToken);
            try
            {
                return await call(request, cancellationToken);
            }
            catch (Exception e) when (mayRepeat(e) && !cancellationToken.IsCancellationRequested && attempt < MostOf(e))
            {
                Tell(e);
            }
            catch (AmazonServiceException e)
            {
                Tell(e);
                throw;
            }
            await Task.Delay(Pause(attempt), cancellationToken);
        }
    }

    private int MostOf(Exception e) => AwsErrors.IsThrottling(e) ? MostThrottled : _mostTries;

    private void Tell(Exception e)
    {
        if (AwsErrors.IsThrottling(e))
            _budget.Throttled();
        if (e is AmazonServiceException { RequestId: { Length: > 0 } id })
            answered(id);
    }

    private static TimeSpan Pause(int attempt)
    {
        var most = Math.Min(LongestPause.TotalMilliseconds, 50 * Math.Pow(2, attempt));
        return TimeSpan.FromMilliseconds(most * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
