using System.Globalization;

namespace Groundplan.Runner.Engine;

/// <summary>Durations for people: the two largest units.</summary>
internal static class Durations
{
    public static string Text(TimeSpan time)
    {
        var total = TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));
        (long Count, string Unit)[] parts = [((long)total.TotalDays, "d"), (total.Hours, "h"), (total.Minutes, "min"), (total.Seconds, "s")];
        var shown = parts.SkipWhile(p => p.Count == 0).Take(2).Where(p => p.Count > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Count} {p.Unit}")).ToList();
        return shown.Count > 0 ? string.Join(" ", shown) : time > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0##} s") : "0 s";
    }

    public static string Figure(double number) => number.ToString(number >= 10 ? "#,##0" : "0.#", CultureInfo.InvariantCulture);
}
