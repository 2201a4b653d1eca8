using System.Diagnostics;
using System.Globalization;
using Groundplan.Runner.Steps.Buckets;

namespace Groundplan.Runner.Bench.Buckets;

/// <summary>One sync-bucket step with a journal on disk, as a process of its own.</summary>
internal static class SyncChild
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var endpoint, var from, var to])
            return 2;
        await using var step = new MeasuredStep(new SyncBucketExecutor(), endpoint, from, to);
        await step.OpenAsync();
        var clock = Stopwatch.StartNew();
        var report = await step.RunAsync();
        var seconds = clock.Elapsed.TotalSeconds;
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report["verified"]} {report["copied"]} {seconds:F3} {self.TotalProcessorTime.TotalSeconds:F3} {self.PeakWorkingSet64 >> 20} {step.Entries}"));
        return 0;
    }
}
