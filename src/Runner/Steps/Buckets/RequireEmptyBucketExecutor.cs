using Amazon.S3;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary><c>require-empty-bucket</c>: fails when a bucket holds anything; changes nothing.</summary>
internal sealed class RequireEmptyBucketExecutor : IStepExecutor
{
    public string Kind => "require-empty-bucket";

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
        => BucketForecast.OfAsync(step, async () => await FirstAsync(step, cancellationToken) is { } first
            ? new StepForecast(StepState.WouldFail, first)
            : new StepForecast(StepState.AlreadySatisfied, $"{Bucket(step).Place} is empty"));

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
        => await LookAsync(step, cancellationToken) is { } first
            ? throw new StepFailure($"Step {step.Id}: {first}. Empty it, or find out what it is.")
            : new StepOutcome($"{Bucket(step).Place} is empty.");

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
        => await LookAsync(step, cancellationToken) is { } first ? new StepVerdict(false, first) : new StepVerdict(true, $"{Bucket(step).Place} is empty.");

    private static OneBucket Bucket(StepReading step) => OneBucket.Of(step, "prefix", "allVersions");

    private static async Task<string?> LookAsync(StepReading step, CancellationToken cancellationToken)
    {
        try
        {
            return await FirstAsync(step, cancellationToken);
        }
        catch (AmazonS3Exception e) when (S3Errors.IsNoBucket(e))
        {
            return $"{Bucket(step).Place.Bucket} does not exist";
        }
    }

    private static async Task<string?> FirstAsync(StepReading step, CancellationToken cancellationToken)
    {
        var bucket = Bucket(step);
        return await BucketContents.FirstAsync(step.Services.In(bucket.Place.Region).S3, bucket.Place, bucket.AllVersions, cancellationToken) is { } first
            ? $"{bucket.Place} holds {first}"
            : null;
    }
}
