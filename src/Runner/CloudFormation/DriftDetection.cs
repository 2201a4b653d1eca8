using Groundplan.Runner.Aws;

namespace Groundplan.Runner.CloudFormation;

/// <summary>Waits for a drift detection.</summary>
internal static class DriftDetection
{
    /// <summary>The stack's drift status.</summary>
    /// <exception cref="RunnerError">The detection failed, so that nothing is known.</exception>
    public static async Task<string> WaitAsync(ICloudFormationReader cloudFormation, string detectionId, Pace pace, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(pace);
        while (true)
        {
            try
            {
                var status = await cloudFormation.DescribeStackDriftDetectionStatusAsync(detectionId, cancellationToken);
                switch (status.DetectionStatus)
                {
                    case "DETECTION_COMPLETE":
                        return status.StackDriftStatus;
                    case "DETECTION_IN_PROGRESS":
                        backoff.Quiet();
                        break;
                    default:
                        throw RunnerError.Failed($"Drift detection ended in '{status.DetectionStatus}', so drift is unknown: {status.DetectionStatusReason}");
                }
            }
            catch (Exception e) when (AwsErrors.IsNotKnownYet(e))
            {
                backoff.Unanswered($"drift detection {detectionId}");
            }
            await backoff.WaitAsync(cancellationToken);
        }
    }
}
