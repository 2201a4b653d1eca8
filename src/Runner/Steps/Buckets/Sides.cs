using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Both places, to be read.</summary>
internal sealed record Sides(IS3Reader Source, IS3Reader Target, SyncOptions Options)
{
    public static Sides Of(StepReading step, SyncOptions options) => new(step.Services.In(options.From.Region).S3, step.Services.In(options.To.Region).S3, options);

    /// <summary>The objects of both sides within a range of names, in order.</summary>
    public IAsyncEnumerable<SidePair<BucketObject>> ObjectsAsync(KeyRange range, CancellationToken cancellationToken)
        => SideBySide.PairsAsync(
            Options.ManifestKey is { } manifest
                ? ManifestReader.ObjectsAsync(Source, Options.From.Bucket, manifest, range, cancellationToken)
                : BucketListing.ObjectsAsync(Source, Options.From, range, cancellationToken),
            BucketListing.ObjectsAsync(Target, Options.To, range, cancellationToken),
            o => o.Name,
            cancellationToken);

    /// <summary>All versions of both sides, key by key.</summary>
    public IAsyncEnumerable<SidePair<KeyHistory>> HistoriesAsync(CancellationToken cancellationToken)
        => SideBySide.PairsAsync(
            VersionListing.HistoriesAsync(Source, Options.From, cancellationToken), VersionListing.HistoriesAsync(Target, Options.To, cancellationToken), h => h.Name, cancellationToken);
}
