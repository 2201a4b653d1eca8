using System.Globalization;
using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Copies an object part by part: what is too large for one copy, and what was made of parts, so that its ETag stays what it is.</summary>
internal sealed class MultipartCopier(IS3Reader source, IS3Writer target, SyncOptions options, SyncCheckpoint checkpoint)
{
    private const int MostParts = 10_000;
    private const int PartsAtATime = 4;
    private const int MostTries = 3;
    private const long SmallestPart = 5L * 1024 * 1024;
    private const long LargestPart = 5L * 1024 * 1024 * 1024;

    /// <summary>The size of the parts to copy; null for all in one.</summary>
    public async Task<long?> LayoutAsync(BucketObject item, CancellationToken cancellationToken)
    {
        if (item.HasParts && await OriginalAsync(item, cancellationToken) is { } size)
            return size;
        return item.Size > options.MultipartAbove ? Math.Max(options.PartSize, (item.Size + MostParts - 1) / MostParts) : null;
    }

    public async Task CopyAsync(BucketObject item, long partSize, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var id = await BeginAsync(item, cancellationToken);
            try
            {
                var parts = await CopyPartsAsync(item, id, partSize, cancellationToken);
                await target.CompleteMultipartUploadOnceAsync(
                    new CompleteMultipartUploadRequest { BucketName = options.To.Bucket, Key = options.To.Key(item.Name), UploadId = id, PartETags = parts }, cancellationToken);
                checkpoint.EndUpload(id);
                return;
            }
            catch (Exception e) when (AwsErrors.IsNotKnownYet(e) && attempt < MostTries && !options.AllVersions)
            {
                // It may be complete; then the next copy takes its place.
                await AbortAsync(target, options.To, id, item.Name, cancellationToken);
                checkpoint.EndUpload(id);
            }
            catch (Exception e) when (e is AmazonS3Exception or StepFailure)
            {
                await AbortAsync(target, options.To, id, item.Name, cancellationToken);
                checkpoint.EndUpload(id);
                throw;
            }
        }
    }

    /// <summary>Removes the parts of an upload; one that is complete or gone is left alone.</summary>
    public static async Task AbortAsync(IS3Writer s3, BucketPlace place, string id, string name, CancellationToken cancellationToken)
    {
        try
        {
            await s3.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = place.Bucket, Key = place.Key(name), UploadId = id }, cancellationToken);
        }
        catch (AmazonS3Exception e) when (S3Errors.IsNoUpload(e))
        {
            return;
        }
    }

    // Null where the parts are of different sizes, or not of a size that can be copied.
    private async Task<long?> OriginalAsync(BucketObject item, CancellationToken cancellationToken)
    {
        if (!int.TryParse(item.ETag.AsSpan(item.ETag.IndexOf('-') + 1).TrimEnd('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MostParts)
            return null;
        if (count == 1)
            return item.Size is > 0 and <= LargestPart ? item.Size : null;
        var first = await source.GetObjectMetadataAsync(
            new GetObjectMetadataRequest { BucketName = options.From.Bucket, Key = options.From.Key(item.Name), VersionId = item.VersionId, PartNumber = 1 }, cancellationToken);
        var size = first.ContentLength;
        return size is >= SmallestPart and <= LargestPart && (item.Size + size - 1) / size == count ? size : null;
    }

    private async Task<string> BeginAsync(BucketObject item, CancellationToken cancellationToken)
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = options.To.Bucket,
            Key = options.To.Key(item.Name),
            StorageClass = Policies.StorageClass(options, item),
            ServerSideEncryptionMethod = Policies.Encryption(options),
            ServerSideEncryptionKeyManagementServiceKeyId = options.KmsKeyId,
        };
        (await ObjectProperties.ReadAsync(source, options.From, item, options, cancellationToken)).ApplyTo(request);
        var id = (await target.InitiateMultipartUploadAsync(request, cancellationToken)).UploadId;
        await checkpoint.BeginUploadAsync(id, item.Name, cancellationToken);
        return id;
    }

    private async Task<List<PartETag>> CopyPartsAsync(BucketObject item, string id, long partSize, CancellationToken cancellationToken)
    {
        var parts = new PartETag[(int)((item.Size + partSize - 1) / partSize)];
        await Parallel.ForAsync(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = PartsAtATime, CancellationToken = cancellationToken }, async (i, cancelled) =>
        {
            var part = await target.CopyPartAsync(
                new CopyPartRequest
                {
                    SourceBucket = options.From.Bucket,
                    SourceKey = options.From.Key(item.Name),
                    SourceVersionId = item.VersionId,
                    ETagToMatch = [item.ETag],
                    DestinationBucket = options.To.Bucket,
                    DestinationKey = options.To.Key(item.Name),
                    UploadId = id,
                    PartNumber = i + 1,
                    FirstByte = i * partSize,
                    LastByte = Math.Min(item.Size, (i + 1) * partSize) - 1,
                },
                cancelled);
            parts[i] = new PartETag(i + 1, part.ETag);
        });
        return [.. parts];
    }
}
