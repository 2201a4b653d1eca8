using Amazon.S3;
using Amazon.S3.Model;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary><c>delete-bucket</c>: deletes an empty bucket. Never empties it.</summary>
internal sealed class DeleteBucketExecutor : IStepExecutor
{
    public string Kind => "delete-bucket";

    public async Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
    {
        if (step.Unknown.Count > 0)
            return StepForecasts.Unknown(step);
        var place = OneBucket.Of(step).Place;
        try
        {
            return await BucketContents.FirstAsync(step.Services.In(place.Region).S3, place, allVersions: true, cancellationToken) is { } first
                ? new StepForecast(StepState.CannotVerifyYet, $"{place.Bucket} holds {first}: an earlier step has to empty it")
                : new StepForecast(StepState.WouldRun, $"{place.Bucket} is empty");
        }
        catch (AmazonS3Exception e) when (S3Errors.IsNoBucket(e))
        {
            return new StepForecast(StepState.AlreadySatisfied, $"{place.Bucket} does not exist");
        }
    }

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var place = OneBucket.Of(step).Place;
        try
        {
            await step.Writes.In(place.Region).S3.DeleteBucketAsync(new DeleteBucketRequest { BucketName = place.Bucket }, cancellationToken);
        }
        catch (AmazonS3Exception e) when (S3Errors.IsNoBucket(e))
        {
            return new StepOutcome($"{place.Bucket} was gone.");
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "BucketNotEmpty")
        {
            var first = await BucketContents.FirstAsync(step.Services.In(place.Region).S3, place, allVersions: true, cancellationToken);
            throw new StepFailure($"Step {step.Id}: the bucket {place.Bucket} holds {first ?? "something"}, and was left as it is. Empty it with empty-bucket first.", inner: e);
        }
        return new StepOutcome($"{place.Bucket} is deleted.");
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var place = OneBucket.Of(step).Place;
        try
        {
            await step.Services.In(place.Region).S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = place.Bucket, MaxKeys = 1 }, cancellationToken);
            return new StepVerdict(false, $"{place.Bucket} is there.");
        }
        catch (AmazonS3Exception e) when (S3Errors.IsNoBucket(e))
        {
            return new StepVerdict(true, $"{place.Bucket} does not exist.");
        }
    }
}
