using Amazon.S3;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>What all bucket steps say when they cannot look.</summary>
internal static class BucketForecast
{
    public static async Task<StepForecast> OfAsync(StepReading step, Func<Task<StepForecast>> look)
    {
        if (step.Unknown.Count > 0)
            return StepForecasts.Unknown(step);
        try
        {
            return await look();
        }
        catch (AmazonS3Exception e) when (S3Errors.IsNoBucket(e))
        {
            return StepForecast.Absent($"not there yet: {e.Message}");
        }
    }
}
