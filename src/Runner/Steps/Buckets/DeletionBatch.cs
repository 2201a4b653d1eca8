using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Deletes in batches of the largest size that S3 takes.</summary>
internal sealed class DeletionBatch(IS3Writer s3, BucketPlace place)
{
    public const int Most = 1000;

    private List<KeyVersion> _waiting = [];

    /// <returns>How many were deleted by this.</returns>
    public Task<long> AddAsync(string key, string? versionId, CancellationToken cancellationToken)
    {
        _waiting.Add(new KeyVersion { Key = key, VersionId = versionId });
        return _waiting.Count == Most ? FlushAsync(cancellationToken) : Task.FromResult(0L);
    }

    /// <returns>How many were deleted by this.</returns>
    public async Task<long> FlushAsync(CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0)
            return 0;
        var batch = _waiting;
        _waiting = [];
        try
        {
            var answer = await s3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = place.Bucket, Objects = batch, Quiet = true }, cancellationToken);
            return answer.DeleteErrors is { Count: > 0 } errors ? throw Refused(errors) : batch.Count;
        }
        catch (DeleteObjectsException e) when (e.Response.DeleteErrors is { Count: > 0 } errors)
        {
            throw Refused(errors);
        }
    }

    private StepFailure Refused(List<DeleteError> errors)
        => new($"{errors.Count} of {place.Bucket} could not be deleted, such as {errors[0].Key}{(errors[0].VersionId is { Length: > 0 } v ? $" ({v})" : "")}: {errors[0].Code}: {errors[0].Message}", mayRetry: true);
}
