namespace Groundplan.Runner.Journal;

/// <summary>What a state store needs of the run.</summary>
internal sealed record StateSettings(TimeProvider Time, Redaction Redaction)
{
    /// <summary>After this long without a renewal others may take over; renewed three times as often.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromMinutes(2);
}
