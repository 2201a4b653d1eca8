using System.Diagnostics;

namespace Groundplan.Bench;

/// <summary>One measurement: how long, and how much was allocated.</summary>
/// <param name="Milliseconds">Wall time in milliseconds.</param>
/// <param name="Kilobytes">Memory allocated by all threads, in KiB.</param>
internal readonly record struct Timing(double Milliseconds, double Kilobytes)
{
    /// <summary>Measures one run, with the garbage of others collected before.</summary>
    public static Timing Of(Action run)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        run();
        var elapsed = Stopwatch.GetElapsedTime(start);
        return new(elapsed.TotalMilliseconds, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1024.0);
    }

    /// <summary>The median of several runs, each by both numbers.</summary>
    public static Timing Median(int runs, Func<int, Action> prepare)
    {
        var timings = Enumerable.Range(0, runs).Select(run => Of(prepare(run))).ToList();
        return new(MedianOf(timings.Select(timing => timing.Milliseconds)), MedianOf(timings.Select(timing => timing.Kilobytes)));
    }

    /// <summary>The middle of some numbers.</summary>
    public static double MedianOf(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
