using System.Diagnostics;
using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Tests.Kit;
using Xunit.Abstractions;

namespace Groundplan.Runner.Tests.Steps.Tables;

/// <summary>The real runner in a process of its own, killed without warning in the middle of a copy.</summary>
public sealed class KilledCopyTests(LocalEndpoint endpoint, ITestOutputHelper output) : IClassFixture<LocalEndpoint>
{
    private const int Items = 20_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    [EndpointFact]
    public async Task A_copy_of_20000_items_that_is_killed_in_the_middle_is_resumed_to_the_end_with_every_item_verified()
    {
        var clock = Stopwatch.StartNew();
        using var tables = new TableKit(endpoint.Url);
        var (from, to) = (await tables.CreateAsync(), await tables.CreateAsync());
        await Parallel.ForEachAsync(Enumerable.Range(0, Items).Chunk(1_000), async (some, _) => await tables.PutAsync(from, [.. some.Select(Item)]));
        Said("seeded");
        var step = MigrationOnDisk.Step("copy", "copy-table", new JsonObject { ["from"] = from, ["to"] = to, ["segments"] = 2 });
        step["timeoutSeconds"] = Longest.TotalSeconds;
        using var migration = new MigrationOnDisk(step) { EndpointUrl = endpoint.Url };
        migration.Save();

        using var runner = migration.Start("run", "--yes");
        await CopiesAsync(migration, runner);
        runner.Kill();
        await runner.WaitForExitAsync();
        var before = await migration.JournalAsync();
        var there = await tables.CountAsync(to);
        Said($"killed when {there} items were there");
        var resumed = await migration.RunAsync("resume");
        Said("resumed");
        var journal = await migration.JournalAsync();

        Assert.Equal(137, runner.ExitCode); // 128 + SIGKILL
        Assert.InRange(there, 1, Items - 1);
        Assert.Equal((ExitCode.Done, ""), (resumed.Code, resumed.Error));
        var finished = Assert.Single(journal, e => e.Kind == JournalKind.StepFinished);
        var report = finished.Data["report"]!;
        Assert.Equal(
            (1, $"{Items}", $"{Items}", "0", "true", (string?)report["sourceDigest"]),
            (finished.Attempt, $"{report["inventory"]}", $"{report["verified"]}", $"{report["extra"]}", $"{report["holds"]}", (string?)report["targetDigest"]));
        Assert.Equal(Enumerable.Range(0, Items).Select(i => TableKit.Normal(Item(i))).Order(StringComparer.Ordinal), await tables.ItemsAsync(to));
        Said("read back");

        // It went on from the checkpoint: the attempt is the same one, and nothing before the checkpoint was read once more.
        var last = Copied(before[^1]);
        Assert.InRange(last, 1, Items - 1);
        Assert.Single(journal, e => e.Kind == JournalKind.StepStarted);
        Assert.All(journal.Skip(before.Count).Where(e => e.Kind == JournalKind.StepCheckpoint), e => Assert.InRange(Copied(e), last, Items));
        Assert.Equal($"{Items}", $"{report["copied"]}");

        Assert.Equal(ExitCode.Done, (await migration.RunAsync("history", "--verify")).Code);
        await ChangeOneByteAsync(Path.Combine(migration.State, "journal.jsonl"));
        var changed = await migration.RunAsync("history", "--verify");
        Assert.Equal(ExitCode.Refused, changed.Code);
        Assert.Contains("damaged: line", changed.Out, StringComparison.Ordinal);

        void Said(string what) => output.WriteLine($"{clock.Elapsed.TotalSeconds:F1} s: {what}");
    }

    private static string Item(int i) => $$$"""{"pk":{"S":"item-{{{i:D5}}}"},"n":{"N":"{{{i}}}"},"body":{"S":"{{{new string('x', 250)}}}"}}""";

    // Waits until the journal has a checkpoint with items of the copy; fails when the runner ends before.
    private static async Task CopiesAsync(MigrationOnDisk migration, Process runner)
    {
        using var patience = new CancellationTokenSource(Longest);
        while (!runner.HasExited && (!Directory.Exists(migration.State) || Copied((await migration.JournalAsync()).LastOrDefault()) == 0))
            await Task.Delay(50, patience.Token);
        Assert.False(runner.HasExited, "the copy was over before it could be killed");
    }

    private static long Copied(JournalEntry? entry)
        => entry?.Kind == JournalKind.StepCheckpoint ? entry.Data["checkpoint"]?["copy"]?.AsArray().Sum(s => s!["read"]!.GetValue<long>()) ?? 0 : 0;

    private static async Task ChangeOneByteAsync(string file)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
    }
}
