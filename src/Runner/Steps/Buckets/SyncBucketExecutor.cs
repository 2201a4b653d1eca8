namespace Groundplan.Runner.Steps.Buckets;

/// <summary><c>sync-bucket</c>: makes the objects of one bucket those of another.</summary>
internal sealed class SyncBucketExecutor : IStepExecutor
{
    public string Kind => "sync-bucket";

    public IReadOnlyList<string> Outputs => ["objects", "bytes", "copied", "skipped", "deleted"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
        => BucketForecast.OfAsync(step, () => SyncForecast.OfAsync(step, Options(step), cancellationToken));

    public Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken) => BucketSync.RunAsync(Kind, step, Options(step), cancellationToken);

    public Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken) => SyncVerdict.OfAsync(step, Options(step), cancellationToken);

    private static SyncOptions Options(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only(["from", "to", "prefix", "toPrefix", "versions", "deleteExtra", .. SyncOptions.Tuning]);
        var prefix = arguments.OptionalText("prefix") ?? "";
        return SyncOptions.Of(
            arguments,
            new BucketPlace(arguments.Text("from"), prefix, arguments.OptionalText("fromRegion") ?? step.Services.Region),
            new BucketPlace(arguments.Text("to"), arguments.OptionalText("toPrefix") ?? prefix, arguments.OptionalText("toRegion") ?? step.Services.Region));
    }
}
