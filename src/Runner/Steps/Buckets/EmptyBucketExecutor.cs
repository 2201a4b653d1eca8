using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.S3;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary><c>empty-bucket</c>: deletes what a bucket holds, and leaves the bucket.</summary>
internal sealed class EmptyBucketExecutor : IStepExecutor
{
    public string Kind => "empty-bucket";

    public IReadOnlyList<string> Outputs => ["deleted"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
        => BucketForecast.OfAsync(step, async () =>
        {
            var bucket = Bucket(step);
            var first = await BucketContents.FirstAsync(step.Services.In(bucket.Place.Region).S3, bucket.Place, bucket.AllVersions, cancellationToken);
            return first is null
                ? new StepForecast(StepState.AlreadySatisfied, $"{bucket.Place} is empty")
                : new StepForecast(StepState.WouldRun, $"{bucket.Place} holds {first}");
        });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var bucket = Bucket(step);
        var s3 = step.Writes.In(bucket.Place.Region).S3;
        try
        {
            var deleted = await DeleteAsync(step, s3, bucket, cancellationToken);
            return new StepOutcome(string.Create(CultureInfo.InvariantCulture, $"{bucket.Place} is empty; {deleted} deleted."), new JsonObject { ["deleted"] = deleted });
        }
        catch (AmazonS3Exception e) when (S3Errors.IsNoBucket(e))
        {
            throw new StepFailure($"Step {step.Id}: the bucket {bucket.Place.Bucket} does not exist in {bucket.Place.Region}.", inner: e);
        }
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var bucket = Bucket(step);
        try
        {
            return await BucketContents.FirstAsync(step.Services.In(bucket.Place.Region).S3, bucket.Place, bucket.AllVersions, cancellationToken) is { } first
                ? new StepVerdict(false, $"{bucket.Place} holds {first}.")
                : new StepVerdict(true, $"{bucket.Place} is empty.");
        }
        catch (AmazonS3Exception e) when (S3Errors.IsNoBucket(e))
        {
            return new StepVerdict(true, $"{bucket.Place.Bucket} is gone, and with it what it held.");
        }
    }

    private static OneBucket Bucket(StepReading step) => OneBucket.Of(step, "prefix", "allVersions");

    // What is first is deleted until nothing is: what somebody writes meanwhile is found too, and nothing is skipped.
    private static async Task<long> DeleteAsync(StepRun step, IS3Writer s3, OneBucket bucket, CancellationToken cancellationToken)
    {
        var batch = new DeletionBatch(s3, bucket.Place);
        var deleted = 0L;
        while (await BucketContents.PageAsync(s3, bucket.Place, bucket.AllVersions, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var item in page)
                deleted += await batch.AddAsync(item.Key, item.VersionId, cancellationToken);
            deleted += await batch.FlushAsync(cancellationToken);
            step.Report(new StepProgress(deleted, null, bucket.AllVersions ? "versions deleted" : "objects deleted"));
        }
        while (bucket.AllVersions && await BucketContents.UploadsAsync(s3, bucket.Place, cancellationToken) is { Count: > 0 } uploads)
        {
            foreach (var upload in uploads)
                await MultipartCopier.AbortAsync(s3, bucket.Place, upload.UploadId, upload.Key[bucket.Place.Prefix.Length..], cancellationToken);
        }
        return deleted;
    }
}
