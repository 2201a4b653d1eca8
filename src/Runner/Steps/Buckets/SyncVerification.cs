using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>The verification that the policy asks for.</summary>
internal static class SyncVerification
{
    /// <summary>The ranges to work on at the same time; one for histories and manifests, which are read from the start.</summary>
    public static async Task<IReadOnlyList<KeyRange>> RangesAsync(IS3Reader source, SyncOptions options, CancellationToken cancellationToken)
        => options.AllVersions || options.ManifestKey is not null ? [KeyRange.All] : await KeyRanges.SplitAsync(source, options.From, cancellationToken);

    public static Task<Verification> RunAsync(Sides sides, IReadOnlyList<KeyRange> ranges, Action<long> report, CancellationToken cancellationToken)
        => sides.Options.AllVersions ? VersionVerification.RunAsync(sides, report, cancellationToken) : ObjectVerification.RunAsync(sides, ranges, report, cancellationToken);
}
