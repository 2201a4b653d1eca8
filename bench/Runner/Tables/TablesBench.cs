using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Groundplan.Runner.Bench.Tables;

/// <summary>copy-table beside a plain script, in turn, on the same dynalite.</summary>
internal static partial class TablesBench
{
    private const int Rounds = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var items = Options.Number(args, "--items", 20_000);
        using var server = await Dynalite.StartAsync();
        if (server is null)
        {
            Console.Error.WriteLine("dynalite is not on PATH: npm install dynalite in a folder of its own, and set DYNALITE to its node_modules/.bin/dynalite.");
            return 2;
        }
        Line.Head();
        await server.CreateAsync("source");
        await server.LoadAsync("source", items);
        await CopyAsync(server); // the server's own compiler
        var ours = new List<Copy>();
        var theirs = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await CopyAsync(server));
            if (Options.Text(args, "--baseline") is { } script)
                theirs.Add(await BaselineAsync(server, script, items));
        }
        var again = await CopyAsync(server, fresh: false);
        Report(items, Median(ours, c => c.Rate), Median(ours, c => c.MicrosecondsEach), ours.Max(c => c.PeakMegabytes), ours.Max(c => c.JournalEntries), again);
        if (theirs.Count > 0)
        {
            var baseline = theirs.Order().ElementAt(theirs.Count / 2);
            Line.Write($"the plain script, {items} items, not verified", $"{baseline:F0} items/s");
            Line.Write("ratio", $"{Median(ours, c => c.Rate) / baseline:F2}", ">= 2");
        }
        return 0;
    }

    private static void Report(int items, double rate, double cpu, long peak, long entries, Copy again)
    {
        Line.Write($"copy-table, {items} items of 1 KB, journal and verification included", $"{rate:F0} items/s");
        Line.Write("its CPU time, start of the process included", $"{cpu:F1} us/item", "<= 60");
        Line.Write("its peak memory", $"{peak} MB", "< 200");
        Line.Write("entries in its journal", $"{entries}");
        Line.Write("once more, every item compared and none written", $"{again.Rate:F0} items/s");
    }

    private static double Median(List<Copy> copies, Func<Copy, double> of) => copies.Select(of).Order().ElementAt(copies.Count / 2);

    private static async Task<Copy> CopyAsync(Dynalite server, bool fresh = true)
    {
        if (fresh)
            await server.CreateAsync("target");
        var fields = (await OutputAsync(Environment.ProcessPath!, ["copy-table", server.Url, "source", "target"])).Split(' ', StringSplitOptions.TrimEntries);
        var numbers = fields.Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return new Copy((long)numbers[0], numbers[1], numbers[2], (long)numbers[3], (long)numbers[4]);
    }

    private static async Task<double> BaselineAsync(Dynalite server, string script, int items)
    {
        var text = await OutputAsync("python3", [script, server.Url, server.Pid.ToString(CultureInfo.InvariantCulture), items.ToString(CultureInfo.InvariantCulture), "resource", "1"]);
        return double.Parse(RateOf().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<string> OutputAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {text}");
    }

    [GeneratedRegex(@"resource.*= (\d+) items/s")]
    private static partial Regex RateOf();

    private sealed record Copy(long Items, double Seconds, double CpuSeconds, long PeakMegabytes, long JournalEntries)
    {
        public double Rate => Items / Seconds;

        public double MicrosecondsEach => CpuSeconds * 1e6 / Items;
    }
}
