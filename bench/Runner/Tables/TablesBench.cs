using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Groundplan.Runner.Bench.Tables;

/// <summary>copy-table beside a plain script, in turn, on the same dynalite.</summary>
internal static partial class TablesBench
{
    // Memory that grows with the table would show between this and all of it.
    private const int Part = 10;

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
        await LoadAsync(server, "part", items / Part);
        await LoadAsync(server, "source", items);
        var part = await CopyAsync(server, "part"); // the server's own compiler has had its time then, too
        var ours = new List<Copy>();
        var theirs = new List<Script>();
        for (var round = Options.Number(args, "--rounds", 3); round > 0; round--)
        {
            ours.Add(await CopyAsync(server, "source"));
            if (Options.Text(args, "--baseline") is { } script)
                theirs.Add(await BaselineAsync(server, script, items));
        }
        var again = await CopyAsync(server, "source", fresh: false);
        Report(ours, again);
        Line.Write($"its peak memory with {items / Part} items", $"{part.PeakMegabytes} MB", "the same");
        if (theirs.Count > 0)
            Compare(ours, theirs);
        return 0;
    }

    private static void Report(List<Copy> ours, Copy again)
    {
        Line.Write($"copy-table, {again.Items} items of 1 KB, journal and verification included", $"{Median(ours, c => c.Rate):F0} items/s");
        Line.Write("its CPU time, start of the process included", $"{Median(ours, c => c.CpuSeconds / c.Items * 1e6):F1} us/item", "<= 60");
        Line.Write("with groundplan verify after it, which reads both tables anew", $"{Median(ours, c => c.Items / c.WholeSeconds):F0} items/s");
        Line.Write("its CPU time", $"{Median(ours, c => c.WholeCpuSeconds / c.Items * 1e6):F1} us/item", "<= 60");
        Line.Write("the server's CPU time", $"{Median(ours, c => c.ServerSeconds / c.Items * 1e6):F1} us/item");
        Line.Write("how busy the server's one thread was", $"{Median(ours, c => c.ServerSeconds / c.WholeSeconds):P0}", "100 %: it is the limit");
        Line.Write("entries in its journal", $"{ours.Max(c => c.JournalEntries)}");
        Line.Write("once more, every item compared and none written", $"{again.Rate:F0} items/s");
        Line.Write($"its peak memory with {again.Items} items", $"{ours.Max(c => c.PeakMegabytes)} MB", "< 200");
    }

    private static void Compare(List<Copy> ours, List<Script> theirs)
    {
        var rate = Median(theirs, s => s.Rate);
        Line.Write("the plain script, not verified", $"{rate:F0} items/s");
        Line.Write("how busy the server's one thread was", $"{Median(theirs, s => s.ServerPercent):F0} %");
        Line.Write("ratio", $"{Median(ours, c => c.Rate) / rate:F2}", ">= 2");
    }

    private static double Median<T>(List<T> all, Func<T, double> of) => all.Select(of).Order().ElementAt(all.Count / 2);

    private static async Task LoadAsync(Dynalite server, string table, int items)
    {
        await server.CreateAsync(table);
        await server.LoadAsync(table, items);
    }

    private static async Task<Copy> CopyAsync(Dynalite server, string from, bool fresh = true)
    {
        if (fresh)
            await server.CreateAsync("target");
        var before = server.CpuSeconds;
        var fields = (await OutputAsync(Environment.ProcessPath!, ["copy-table", server.Url, from, "target"])).Split(' ', StringSplitOptions.TrimEntries);
        var numbers = fields.Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return new Copy((long)numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], (long)numbers[5], (long)numbers[6], server.CpuSeconds - before);
    }

    private static async Task<Script> BaselineAsync(Dynalite server, string script, int items)
    {
        var text = await OutputAsync("python3", [script, server.Url, server.Pid.ToString(CultureInfo.InvariantCulture), items.ToString(CultureInfo.InvariantCulture), "resource", "1"]);
        var figures = Figures().Match(text);
        return new Script(Number(figures.Groups[1]), Number(figures.Groups[2]));
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    private static async Task<string> OutputAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {text}");
    }

    [GeneratedRegex(@"resource.*= (\d+) items/s.*server cpu [\d.]+s \((\d+)%\)")]
    private static partial Regex Figures();

    private sealed record Script(double Rate, double ServerPercent);

    private sealed record Copy(long Items, double Seconds, double CpuSeconds, double WholeSeconds, double WholeCpuSeconds, long PeakMegabytes, long JournalEntries, double ServerSeconds)
    {
        public double Rate => Items / Seconds;
    }
}
