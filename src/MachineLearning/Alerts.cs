namespace Groundplan.MachineLearning;

/// <summary>Whom the enterprise tier tells of failures.</summary>
public sealed record Alerts
{
    /// <summary>The e-mail address that the alarms write to. AWS sends it a mail that must be confirmed after the first deployment.</summary>
    public required string Email { get; init; }
}
