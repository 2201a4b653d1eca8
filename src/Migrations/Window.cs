namespace Groundplan.Migrations;

/// <summary>A maintenance window.</summary>
/// <param name="Opens">From when on steps may start, as <c>2026-03-01T22:00:00Z</c>: ISO 8601 in UTC, to the second.</param>
/// <param name="Length">How long it is open.</param>
public sealed record Window(string Opens, TimeSpan Length)
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>When it opens, or null where the text is no such time.</summary>
    public DateTimeOffset? OpensAt => DateTimeOffset.TryParseExact(
        Opens, Format, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>When it closes, as <see cref="Opens"/> is written; null where that is no time, or the length leads out of the calendar.</summary>
    public string? Closes => OpensAt is { } opens && Length >= TimeSpan.Zero && Length <= DateTimeOffset.MaxValue - opens
        ? (opens + Length).ToString(Format, System.Globalization.CultureInfo.InvariantCulture)
        : null;
}
