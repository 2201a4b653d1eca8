using Amazon.S3;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Whether the target has what the source has.</summary>
internal static class SyncVerdict
{
    public static async Task<StepVerdict> OfAsync(StepReading step, SyncOptions options, CancellationToken cancellationToken)
    {
        var sides = Sides.Of(step, options);
        try
        {
            var ranges = await SyncVerification.RangesAsync(sides.Source, options, cancellationToken);
            var found = await SyncVerification.RunAsync(sides, ranges, _ => { }, cancellationToken);
            return new StepVerdict(found.Holds(options), found.Describe(options));
        }
        catch (AmazonS3Exception e) when (S3Errors.IsNoBucket(e))
        {
            return new StepVerdict(false, e.Message);
        }
    }
}
