using Amazon.S3;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary><c>restore-bucket</c>: brings a backup back: what its manifest lists, in the versions that it lists.</summary>
internal sealed class RestoreBucketExecutor : IStepExecutor
{
    public string Kind => "restore-bucket";

    public IReadOnlyList<string> Outputs => ["objects", "bytes", "copied", "skipped", "deleted"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
        => BucketForecast.OfAsync(step, async () => await SyncForecast.OfAsync(step, await OptionsAsync(step, cancellationToken), cancellationToken));

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
        => await BucketSync.RunAsync(Kind, step, await OptionsAsync(step, cancellationToken), cancellationToken);

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        try
        {
            return await SyncVerdict.OfAsync(step, await OptionsAsync(step, cancellationToken), cancellationToken);
        }
        catch (AmazonS3Exception e) when (S3Errors.IsNoBucket(e))
        {
            return new StepVerdict(false, e.Message);
        }
    }

    private static async Task<SyncOptions> OptionsAsync(StepReading step, CancellationToken cancellationToken)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only(["from", "to", "toPrefix", "manifestKey", "manifestSha256", "deleteExtra", .. SyncOptions.Tuning]);
        var region = arguments.OptionalText("fromRegion") ?? step.Services.Region;
        var (bucket, key) = (arguments.Text("from"), arguments.OptionalText("manifestKey") ?? BackupManifest.FileName);
        var s3 = step.Services.In(region).S3;
        if (arguments.OptionalText("manifestSha256") is { } expected)
            await CheckAsync(step, s3, bucket, key, expected, cancellationToken);
        var manifest = await ManifestReader.HeadAsync(s3, bucket, key, cancellationToken);
        return SyncOptions.Of(
            arguments,
            new BucketPlace(bucket, manifest.ObjectsPrefix, region),
            new BucketPlace(arguments.Text("to"), arguments.OptionalText("toPrefix") ?? "", arguments.OptionalText("toRegion") ?? step.Services.Region)) with
        { ManifestKey = key };
    }

    private static async Task CheckAsync(StepReading step, IS3Reader s3, string bucket, string key, string expected, CancellationToken cancellationToken)
    {
        var digest = await ManifestDigest.OfAsync(s3, bucket, key, cancellationToken);
        if (digest != expected)
            throw new StepFailure($"Step {step.Id}: the manifest s3://{bucket}/{key} has the SHA-256 {digest}, not {expected}: it was written to since the backup.");
    }
}
