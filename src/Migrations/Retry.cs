namespace Groundplan.Migrations;

/// <summary>How a step is tried again after a failure that may pass.</summary>
/// <param name="Attempts">How often in all, 1 to 20.</param>
/// <param name="Delay">How long before the second; each further wait is twice as long, and none longer than five minutes.</param>
public sealed record Retry(int Attempts, TimeSpan Delay);
