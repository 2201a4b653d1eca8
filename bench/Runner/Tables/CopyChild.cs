using System.Diagnostics;
using System.Globalization;
using Groundplan.Runner.Steps.Tables;

namespace Groundplan.Runner.Bench.Tables;

/// <summary>One copy-table step with a journal on disk, and then verified as groundplan verify does, as a process of its own.</summary>
internal static class CopyChild
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var endpoint, var from, var to])
            return 2;
        var executor = new CopyTableExecutor();
        await using var step = new MeasuredStep(executor, endpoint, from, to);
        await step.OpenAsync();
        var clock = Stopwatch.StartNew();
        var report = await step.RunAsync();
        var copied = Used(clock);
        var verdict = await executor.VerifyAsync(step.Run, CancellationToken.None);
        if (!verdict.Holds)
            throw new InvalidOperationException(verdict.Detail);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report["verified"]} {copied} {Used(clock)} {self.PeakWorkingSet64 >> 20} {step.Entries}"));
        return 0;
    }

    private static string Used(Stopwatch clock)
    {
        using var self = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:F3} {self.TotalProcessorTime.TotalSeconds:F3}");
    }
}
