using Amazon.S3.Model;

namespace Groundplan.Runner.Aws;

/// <summary>S3 in one region, operations that change something too. Each is sent again when its answer was lost, so it may happen twice.</summary>
public interface IS3Writer : IS3Reader
{
    /// <summary>Copies an object of at most 5 GB inside S3.</summary>
    Task<CopyObjectResponse> CopyObjectAsync(CopyObjectRequest request, CancellationToken cancellationToken);

    /// <summary>Copies an object, once: an answer that was lost is an error, so that no second version is made unseen.</summary>
    Task<CopyObjectResponse> CopyObjectOnceAsync(CopyObjectRequest request, CancellationToken cancellationToken);

    /// <summary>Begins a multipart upload.</summary>
    Task<InitiateMultipartUploadResponse> InitiateMultipartUploadAsync(InitiateMultipartUploadRequest request, CancellationToken cancellationToken);

    /// <summary>Copies a range of an object as a part.</summary>
    Task<CopyPartResponse> CopyPartAsync(CopyPartRequest request, CancellationToken cancellationToken);

    /// <summary>Makes an object of the parts, once.</summary>
    Task<CompleteMultipartUploadResponse> CompleteMultipartUploadOnceAsync(CompleteMultipartUploadRequest request, CancellationToken cancellationToken);

    /// <summary>Removes a multipart upload with its parts.</summary>
    Task<AbortMultipartUploadResponse> AbortMultipartUploadAsync(AbortMultipartUploadRequest request, CancellationToken cancellationToken);

    /// <summary>Writes an object; its content can be read again from the start.</summary>
    Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken);

    /// <summary>Writes an object, once: an answer that was lost is an error, so that no second version is made unseen.</summary>
    Task<PutObjectResponse> PutObjectOnceAsync(PutObjectRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes an object once, or puts a delete marker on it.</summary>
    Task<DeleteObjectResponse> DeleteObjectOnceAsync(DeleteObjectRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes up to 1,000 objects or versions.</summary>
    Task<DeleteObjectsResponse> DeleteObjectsAsync(DeleteObjectsRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes an empty bucket.</summary>
    Task<DeleteBucketResponse> DeleteBucketAsync(DeleteBucketRequest request, CancellationToken cancellationToken);
}
