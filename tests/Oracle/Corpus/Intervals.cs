namespace Corpus.IntervalsCase;

/// <summary>Intervals merged, intersected and subtracted.</summary>
public static class Intervals
{
    private readonly record struct Interval(int From, int To)
    {
        public bool Overlaps(Interval other) => From <= other.To && other.From <= To;

        public static Interval? operator &(Interval a, Interval b) => a.Overlaps(b) ? new(Math.Max(a.From, b.From), Math.Min(a.To, b.To)) : null;

        public override string ToString() => $"[{From},{To}]";
    }

    public static string Run()
    {
        Interval[] intervals = [new(8, 10), new(1, 3), new(2, 6), new(15, 18), new(17, 20)];
        return $"{string.Join(" ", Merge(intervals))} {intervals[1] & intervals[2]} {(intervals[0] & intervals[1])?.ToString() ?? "none"}";
    }

    private static List<Interval> Merge(IEnumerable<Interval> intervals)
    {
        var merged = new List<Interval>();
        foreach (var interval in intervals.OrderBy(interval => interval.From))
        {
            if (merged.Count > 0 && merged[^1] is var last && last.Overlaps(interval))
                merged[^1] = last with { To = Math.Max(last.To, interval.To) };
            else
                merged.Add(interval);
        }

        return merged;
    }
}
