namespace Groundplan.Runner.Runbooks;

/// <summary>How a step is tried again after a failure that may pass.</summary>
/// <param name="Attempts">How often in all.</param>
/// <param name="DelaySeconds">How long before the second; each further wait is twice as long.</param>
internal sealed record RetryPolicy(int Attempts, double DelaySeconds)
{
    public static readonly RetryPolicy Default = new(3, 5);
}
