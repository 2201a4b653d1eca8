namespace Groundplan.Runner.Steps.Buckets;

/// <summary><c>sync-bucket</c>: makes the objects of one bucket those of another.</summary>
internal sealed class SyncBucketExecutor : IStepExecutor
{
    public string Kind => "sync-bucket";

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
        => BucketForecast.OfAsync(step, () => SyncForecast.OfAsync(step, SyncOptions.Of(step), cancellationToken));

    public Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken) => BucketSync.RunAsync(Kind, step, SyncOptions.Of(step), cancellationToken);

    public Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken) => SyncVerdict.OfAsync(step, SyncOptions.Of(step), cancellationToken);
}
