using System.Globalization;
using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Graph;

/// <summary>Lengths of time for people and for the runner.</summary>
internal static class Durations
{
    /// <summary>Such as <c>7 days</c>, <c>1 h 30 min</c> or <c>5 s</c>.</summary>
    public static string Text(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
            return $"-{Text(time == TimeSpan.MinValue ? TimeSpan.MaxValue : time.Negate())}";
        if (time >= TimeSpan.FromDays(2) && time.Ticks % TimeSpan.TicksPerDay == 0)
            return $"{Number(time.Days)} days";
        var parts = new List<string>();
        if (time.TotalHours >= 1)
            parts.Add($"{Number((long)time.TotalHours)} h");
        if (time.Minutes > 0)
            parts.Add($"{Number(time.Minutes)} min");
        if (time.Seconds > 0 || time.Milliseconds > 0 || parts.Count == 0)
            parts.Add(((((time.Seconds * 1000) + time.Milliseconds) / 1000m).ToString("0.###", CultureInfo.InvariantCulture)) + " s");
        return string.Join(" ", parts);
    }

    /// <summary>Seconds, whole ones as an integer.</summary>
    public static Node Seconds(TimeSpan time) => time.Ticks % TimeSpan.TicksPerSecond == 0 ? Node.Number(time.Ticks / TimeSpan.TicksPerSecond) : new Node.Scalar(time.TotalSeconds);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
