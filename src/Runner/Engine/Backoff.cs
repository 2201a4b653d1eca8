using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>How long before a step is tried again: each time twice as long, never over five minutes, up to a quarter more or less.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <param name="policy">The step's.</param>
    /// <param name="failures">How many attempts have failed, from 1.</param>
    /// <param name="jitter">In [0, 1).</param>
    public static TimeSpan After(RetryPolicy policy, int failures, double jitter)
    {
        var seconds = Math.Min(Longest.TotalSeconds, policy.DelaySeconds * Math.Pow(2, failures - 1));
        return TimeSpan.FromSeconds(seconds * (0.75 + (jitter / 2)));
    }
}
