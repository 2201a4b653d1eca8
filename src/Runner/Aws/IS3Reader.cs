using Amazon.S3.Model;

namespace Groundplan.Runner.Aws;

/// <summary>S3 in one region, operations that change nothing; named as in the SDK. Throttled and lost answers are asked for again.</summary>
public interface IS3Reader
{
    /// <summary>A page of objects.</summary>
    Task<ListObjectsV2Response> ListObjectsV2Async(ListObjectsV2Request request, CancellationToken cancellationToken);

    /// <summary>A page of versions and delete markers.</summary>
    Task<ListVersionsResponse> ListVersionsAsync(ListVersionsRequest request, CancellationToken cancellationToken);

    /// <summary>A page of multipart uploads that are not complete.</summary>
    Task<ListMultipartUploadsResponse> ListMultipartUploadsAsync(ListMultipartUploadsRequest request, CancellationToken cancellationToken);

    /// <summary>What is known of an object, without its content.</summary>
    Task<GetObjectMetadataResponse> GetObjectMetadataAsync(GetObjectMetadataRequest request, CancellationToken cancellationToken);

    /// <summary>An object's tags.</summary>
    Task<GetObjectTaggingResponse> GetObjectTaggingAsync(GetObjectTaggingRequest request, CancellationToken cancellationToken);

    /// <summary>An object with its content, which the caller reads and disposes of.</summary>
    Task<GetObjectResponse> GetObjectAsync(GetObjectRequest request, CancellationToken cancellationToken);

    /// <summary>Whether a bucket keeps versions.</summary>
    Task<GetBucketVersioningResponse> GetBucketVersioningAsync(GetBucketVersioningRequest request, CancellationToken cancellationToken);
}
