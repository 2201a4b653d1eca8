using System.Globalization;
using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary><c>backup-bucket</c>: copies what is current in a bucket to another one, verifies it, and writes a manifest of it.</summary>
internal sealed class BackupBucketExecutor : IStepExecutor
{
    public string Kind => "backup-bucket";

    public IReadOnlyList<string> Outputs => ["objects", "bytes", "copied", "skipped", "deleted", "manifestKey", "manifestSha256"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
        => BucketForecast.OfAsync(step, async () =>
        {
            var options = Options(step);
            var (from, to) = (step.Services.In(options.From.Region).S3, step.Services.In(options.To.Region).S3);
            await to.ListObjectsV2Async(new ListObjectsV2Request { BucketName = options.To.Bucket, MaxKeys = 1 }, cancellationToken);
            var page = await from.ListObjectsV2Async(new ListObjectsV2Request { BucketName = options.From.Bucket }, cancellationToken);
            var count = page.S3Objects?.Count ?? 0;
            return new StepForecast(
                StepState.WouldRun, string.Create(CultureInfo.InvariantCulture, $"{(page.IsTruncated == true ? "more than " : "")}{count} objects of {options.From.Bucket} would be brought to {options.To}"));
        });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var options = Options(step);
        var synced = await BucketSync.RunAsync(Kind, step, options, cancellationToken);
        var key = ManifestKey(step);
        var manifest = await ManifestWriter.WriteAsync(step, options, key, cancellationToken);
        var outputs = synced.Outputs!;
        (outputs["manifestKey"], outputs["manifestSha256"]) = (key, manifest.Sha256);
        var earlier = manifest.Kept is null ? "" : $"; the manifest of an earlier backup, which listed something else, is kept as s3://{options.To.Bucket}/{manifest.Kept}";
        return synced with { Summary = $"{synced.Summary}; listed in s3://{options.To.Bucket}/{key}{earlier}", Outputs = outputs };
    }

    /// <summary>The backup is as its manifest says; the source may have changed since.</summary>
    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var options = Options(step);
        var s3 = step.Services.In(options.To.Region).S3;
        var key = ManifestKey(step);
        try
        {
            if ((string?)step.Outputs["manifestSha256"] is { } expected && await ManifestDigest.OfAsync(s3, options.To.Bucket, key, cancellationToken) != expected)
                return new StepVerdict(false, $"The manifest s3://{options.To.Bucket}/{key} is not the one that was written: its SHA-256 is another than {expected}.");
            return await CompareAsync(options, key, s3, cancellationToken);
        }
        catch (AmazonS3Exception e) when (S3Errors.IsNoBucket(e))
        {
            return new StepVerdict(false, $"The bucket {options.To.Bucket} does not exist.");
        }
        catch (AmazonS3Exception e) when (S3Errors.IsGone(e))
        {
            return new StepVerdict(false, $"There is no manifest s3://{options.To.Bucket}/{key}.");
        }
    }

    private static async Task<StepVerdict> CompareAsync(SyncOptions options, string key, IS3Reader s3, CancellationToken cancellationToken)
    {
        var count = 0L;
        var wrong = new KeySample();
        var pairs = SideBySide.PairsAsync(
            ManifestReader.ObjectsAsync(s3, options.To.Bucket, key, KeyRange.All, cancellationToken), ManifestWriter.CurrentAsync(s3, options.To, cancellationToken), o => o.Name, cancellationToken);
        await foreach (var (name, listed, there) in pairs)
        {
            if (listed is null)
                continue;
            count++;
            if (there is null || (there.Size, there.ETag, there.VersionId) != (listed.Size, listed.ETag, listed.VersionId))
                wrong.Add(name);
        }
        return wrong.Count == 0
            ? new StepVerdict(true, string.Create(CultureInfo.InvariantCulture, $"{count} objects of {options.To} are as the manifest {key} lists them."))
            : new StepVerdict(false, string.Create(CultureInfo.InvariantCulture, $"{wrong.Count} of {count} objects of {options.To} are missing or not as the manifest {key} lists them: {string.Join(", ", wrong.First.Take(5))}."));
    }

    private static string ManifestKey(StepReading step) => StepArguments.Of(step).OptionalText("prefix") + BackupManifest.FileName;

    private static SyncOptions Options(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only(["bucket", "to", "prefix", .. SyncOptions.Tuning]);
        return SyncOptions.Of(
            arguments,
            new BucketPlace(arguments.Text("bucket"), "", arguments.OptionalText("fromRegion") ?? step.Services.Region),
            new BucketPlace(arguments.Text("to"), arguments.OptionalText("prefix") + BackupManifest.Folder, arguments.OptionalText("toRegion") ?? step.Services.Region));
    }
}
