namespace Corpus.CronCase;

/// <summary>A cron expression: parsed, and its next times.</summary>
public static class Cron
{
    private sealed record Schedule(HashSet<int> Minutes, HashSet<int> Hours, HashSet<int> Days, HashSet<int> Months, HashSet<int> Weekdays)
    {
        public static Schedule Parse(string text) => text.Split(' ') is [var minute, var hour, var day, var month, var weekday]
            ? new(Field(minute, 0, 59), Field(hour, 0, 23), Field(day, 1, 31), Field(month, 1, 12), Field(weekday, 0, 6))
            : throw new FormatException($"'{text}' has no five fields");

        public IEnumerable<DateTime> From(DateTime start)
        {
            for (var day = start.Date; ; day = day.AddDays(1))
            {
                if (!Months.Contains(day.Month) || !Days.Contains(day.Day) || !Weekdays.Contains((int)day.DayOfWeek))
                    continue;
                foreach (var hour in Hours.Order())
                {
                    foreach (var minute in Minutes.Order())
                    {
                        if (day.AddHours(hour).AddMinutes(minute) is var time && time > start)
                            yield return time;
                    }
                }
            }
        }

        private static HashSet<int> Field(string text, int low, int high)
        {
            var values = new HashSet<int>();
            foreach (var part in text.Split(','))
            {
                var (range, step) = part.Split('/') is [var left, var right] ? (left, int.Parse(right)) : (part, 1);
                var (from, to) = range switch
                {
                    "*" => (low, high),
                    _ when range.Split('-') is [var a, var b] => (int.Parse(a), int.Parse(b)),
                    _ => (int.Parse(range), step > 1 ? high : int.Parse(range)),
                };
                if (from < low || to > high)
                    throw new ArgumentOutOfRangeException(nameof(text), part, $"not within {low}-{high}");
                for (var value = from; value <= to; value += step)
                    values.Add(value);
            }

            return values;
        }
    }

    public static string Run() => string.Join("\n", new[] { "*/20 9-10 * * 1-5", "0 0 29 2 *", "5,50 23 31 */2 *", "61 * * * *", "* *" }.Select(text =>
    {
        try
        {
            return string.Join(" ", Schedule.Parse(text).From(new(2024, 2, 23, 10, 30, 0)).Take(4).Select(time => time.ToString("MM-dd HH:mm")));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return exception.GetType().Name + " " + exception.Message.ReplaceLineEndings(" ");
        }
    }));
}
