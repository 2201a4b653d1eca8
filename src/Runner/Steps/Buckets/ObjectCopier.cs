using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Copies objects inside S3. An object that is written to meanwhile is copied anew.</summary>
internal sealed class ObjectCopier(IS3Reader source, IS3Writer target, SyncOptions options, SyncCheckpoint checkpoint)
{
    private const int MostChanges = 5;
    private const int MostLost = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Sides _sides = new(source, target, options);
    private readonly MultipartCopier _parts = new(source, target, options, checkpoint);

    /// <returns>Whether there was something to copy: the object may be gone since it was listed.</returns>
    public async Task<bool> CopyAsync(BucketObject item, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await _parts.LayoutAsync(item, cancellationToken) is { } partSize)
                    await _parts.CopyAsync(item, partSize, cancellationToken);
                else
                    await CopyWholeAsync(item, cancellationToken);
                checkpoint.Tally.Copy(item.Size);
                return true;
            }
            catch (AmazonS3Exception e) when (S3Errors.IsGone(e))
            {
                return false;
            }
            catch (AmazonS3Exception e) when (S3Errors.IsChanged(e))
            {
                if (attempt == MostChanges)
                    throw new StepFailure($"{options.From.Key(item.Name)} in {options.From.Bucket} was written to each of the {attempt} times that it was copied. Stop what writes to it.", mayRetry: true, e);
                checkpoint.Tally.Change();
            }
            if (await NowAsync(item, cancellationToken) is not { } changed)
                return false;
            item = changed;
        }
    }

    private async Task CopyWholeAsync(BucketObject item, CancellationToken cancellationToken)
    {
        var request = new CopyObjectRequest
        {
            SourceBucket = options.From.Bucket,
            SourceKey = options.From.Key(item.Name),
            SourceVersionId = item.VersionId,
            ETagToMatch = item.ETag,
            DestinationBucket = options.To.Bucket,
            DestinationKey = options.To.Key(item.Name),
            MetadataDirective = options.Metadata ? S3MetadataDirective.COPY : S3MetadataDirective.REPLACE,
            TaggingDirective = options.Tags ? TaggingDirective.COPY : TaggingDirective.REPLACE,
            StorageClass = Policies.StorageClass(options, item),
            ServerSideEncryptionMethod = Policies.Encryption(options),
            ServerSideEncryptionKeyManagementServiceKeyId = options.KmsKeyId,
        };

        for (var lost = 1; ; lost++)
        {
            try
            {
                await target.CopyObjectOnceAsync(request, cancellationToken);
                return;
            }
            catch (Exception e) when (!options.AllVersions && AwsErrors.IsNotKnownYet(e) && lost < MostLost && !cancellationToken.IsCancellationRequested)
            {
                // A second copy would be a second version where the target keeps them.
                await Task.Delay(Pause * lost, cancellationToken);
                if (await IsThereAsync(item, cancellationToken))
                    return;
            }
        }
    }

    private async Task<bool> IsThereAsync(BucketObject item, CancellationToken cancellationToken)
        => await HeadAsync(target, options.To, item with { VersionId = null }, cancellationToken) is { } there
            && await ObjectComparison.AskAsync(_sides, item, there, cancellationToken) == Likeness.Same;

    private Task<BucketObject?> NowAsync(BucketObject item, CancellationToken cancellationToken) => HeadAsync(source, options.From, item, cancellationToken);

    private static async Task<BucketObject?> HeadAsync(IS3Reader s3, BucketPlace place, BucketObject item, CancellationToken cancellationToken)
    {
        try
        {
            var head = await s3.GetObjectMetadataAsync(
                new GetObjectMetadataRequest { BucketName = place.Bucket, Key = place.Key(item.Name), VersionId = item.VersionId }, cancellationToken);
            return item with { Size = head.ContentLength, ETag = head.ETag, StorageClass = head.StorageClass?.Value };
        }
        catch (AmazonS3Exception e) when (S3Errors.IsGone(e))
        {
            return null;
        }
    }
}
