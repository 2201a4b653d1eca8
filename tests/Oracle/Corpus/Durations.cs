namespace Corpus.DurationsCase;

/// <summary>Durations as texts and back.</summary>
public static class Durations
{
    public static string Run() => string.Join(" ", new[] { "1d2h", "90m", "45s", "1w 3d", "100ms", "2x", "" }.Select(text => TryParse(text, out var span) ? $"{text}={span}={Short(span)}" : $"{text}=?"));

    private static bool TryParse(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        var position = 0;
        while (position < text.Length)
        {
            if (text[position] == ' ')
            {
                position++;
                continue;
            }

            var start = position;
            while (position < text.Length && char.IsDigit(text[position]))
                position++;
            var unit = position;
            while (position < text.Length && char.IsLetter(text[position]))
                position++;
            if (start == unit || unit == position)
                return false;
            long count = int.Parse(text[start..unit]);
            long? ticks = text[unit..position] switch
            {
                "w" => 7 * TimeSpan.TicksPerDay,
                "d" => TimeSpan.TicksPerDay,
                "h" => TimeSpan.TicksPerHour,
                "m" => TimeSpan.TicksPerMinute,
                "s" => TimeSpan.TicksPerSecond,
                "ms" => TimeSpan.TicksPerMillisecond,
                _ => null,
            };
            if (ticks is null)
                return false;
            span += new TimeSpan(count * ticks.Value);
        }

        return text != "";
    }

    private static string Short(TimeSpan span) => string.Concat(new (double Value, string Unit)[] { (span.Days, "d"), (span.Hours, "h"), (span.Minutes, "m"), (span.Seconds + span.Milliseconds / 1000.0, "s") }.Where(part => part.Value != 0).Select(part => part.Value + part.Unit));
}
