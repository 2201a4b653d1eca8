using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

public sealed class JournalFileTests
{
    [Fact]
    public async Task A_link_in_the_place_of_the_new_head_leads_nowhere()
    {
        using var folder = new StateFolder();
        await folder.WriteAsync(1);
        var elsewhere = Path.Combine(folder.Path, "elsewhere");
        await File.WriteAllTextAsync(elsewhere, "somebody else's");
        File.CreateSymbolicLink(folder.Paths.Head + ".new", elsewhere);

        await folder.WriteAsync(1);

        Assert.Equal("somebody else's", await File.ReadAllTextAsync(elsewhere));
        Assert.Equal((JournalState.Whole, 2L), ((await folder.VerifyAsync()).State, (await folder.VerifyAsync()).Entries));
    }

    private static readonly JournalEvent Checkpoint = new(JournalKind.StepCheckpoint, "copy", 1);

    [Fact]
    public async Task A_torn_tail_is_moved_aside_wherever_it_was_torn_and_the_next_entry_says_so()
    {
        using var folder = new StateFolder();
        await folder.WriteAsync(2);
        var whole = folder.Bytes();
        var head = await File.ReadAllBytesAsync(folder.Paths.Head);
        await folder.WriteAsync(1);
        var third = folder.Bytes()[whole.Length..];
        for (var length = 1; length < third.Length; length += 7)
        {
            await File.WriteAllBytesAsync(folder.Paths.Journal, [.. whole, .. third[..length]]);
            await File.WriteAllBytesAsync(folder.Paths.Head, head);
            Assert.Equal(new JournalReport(JournalState.Torn, 2, (await folder.ReadAsync())[^1].Hash, length), await folder.VerifyAsync());

            await using (var session = await folder.Store().AcquireAsync(StateFolder.Owner("next"), StateFolder.None))
            {
                Assert.Equal(whole, folder.Bytes());
                await session.AppendAsync(Checkpoint with { Data = new JsonObject { ["done"] = 1 } }, StateFolder.None);
                await session.AppendAsync(Checkpoint, StateFolder.None);
            }

            Assert.Equal(third[..length], await File.ReadAllBytesAsync(folder.Paths.Journal.Replace(".jsonl", ".torn-3", StringComparison.Ordinal)));
            var entries = await folder.ReadAsync();
            var torn = Assert.Single(entries[2].Data["torn"]!.AsArray())!;
            Assert.Equal(("journal.torn-3", length, 1), ((string?)torn["file"], (int)torn["bytes"]!, (int)entries[2].Data["done"]!));
            Assert.Empty(entries[3].Data);
            File.Delete(folder.Paths.Journal.Replace(".jsonl", ".torn-3", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_second_tear_at_the_same_entry_is_kept_beside_the_first()
    {
        using var folder = new StateFolder();
        await folder.WriteAsync(1);
        foreach (var tail in (string[])["{\"seq", "{\"sequence\":2,", "\0\0\0"])
        {
            await File.AppendAllTextAsync(folder.Paths.Journal, tail);
            await using var session = await folder.Store().AcquireAsync(StateFolder.Owner("next"), StateFolder.None);
        }

        await folder.WriteAsync(1);

        Assert.Equal(["journal.torn-2", "journal.torn-2-2", "journal.torn-2-3"], (await folder.ReadAsync())[1].Data["torn"]!.AsArray().Select(t => (string?)t!["file"]));
    }

    [Fact]
    public async Task One_session_at_a_time()
    {
        using var folder = new StateFolder();
        await using var first = await folder.Store().AcquireAsync(StateFolder.Owner("first"), StateFolder.None);

        var error = await Assert.ThrowsAsync<LeaseHeldError>(() => folder.Store().AcquireAsync(StateFolder.Owner("second"), StateFolder.None));

        Assert.Equal((ExitCode.Locked, "first"), (error.Code, error.Holder!.Owner));
        Assert.Equal(ExitCode.Locked, (await Assert.ThrowsAsync<LeaseHeldError>(() => folder.Store().UnlockAsync(StateFolder.Owner("second"), "impatient", StateFolder.None))).Code);
        await first.AppendAsync(Checkpoint, StateFolder.None);
        Assert.Equal(1, (await folder.VerifyAsync()).Entries);
        await first.DisposeAsync();
        await using var next = await folder.Store().AcquireAsync(StateFolder.Owner("second"), StateFolder.None);
        Assert.Null(next.TakenOver);
    }

    [Fact]
    public async Task Another_process_that_runs_is_named()
    {
        using var folder = new StateFolder();
        using var child = JournalChild.Start("hold", folder.Path);
        Assert.Equal("0", await child.StandardOutput.ReadLineAsync());

        var error = await Assert.ThrowsAsync<LeaseHeldError>(() => folder.Store().AcquireAsync(StateFolder.Owner("second"), StateFolder.None));

        Assert.Equal((ExitCode.Locked, child.Id), (error.Code, error.Holder!.Pid));
        Assert.Contains($"process {child.Id}", error.Message, StringComparison.Ordinal);
        child.StandardInput.Close();
        await child.WaitForExitAsync();
        await using var next = await folder.Store().AcquireAsync(StateFolder.Owner("second"), StateFolder.None);
        Assert.Null(next.TakenOver);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_appending_the_journal_keeps_all_that_was_acknowledged()
    {
        const int rounds = 20;
        using var folder = new StateFolder();
        var random = new Random(20260301);
        var torn = 0;
        for (var round = 0; round < rounds; round++)
        {
            var acknowledged = await KillWhileAppendingAsync(folder, random.Next(1, 12), random.Next(0, 40_000));

            var report = await folder.VerifyAsync();
            Assert.True(report.State is JournalState.Whole or JournalState.Torn, $"round {round}: {report}");
            Assert.True(report.Entries >= acknowledged, $"round {round}: {acknowledged} acknowledged, {report}");
            torn += report.State == JournalState.Torn ? 1 : 0;
            await using (var session = await folder.Store().AcquireAsync(StateFolder.Owner("next"), StateFolder.None))
            {
                Assert.StartsWith("child/", session.TakenOver!.Owner, StringComparison.Ordinal);
                var entry = await session.AppendAsync(new JournalEvent(JournalKind.RunResumed), StateFolder.None);
                Assert.Equal((report.Entries + 1, report.State == JournalState.Torn), (entry.Sequence, entry.Data.ContainsKey("torn")));
            }
            Assert.Equal((JournalState.Whole, report.Entries + 1), await StateAsync(folder));
        }
        Assert.Equal(torn, Directory.GetFiles(folder.Path, JournalPaths.TornName + "*").Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200)]
    public async Task A_full_disk_keeps_the_last_whole_entry_and_says_which_it_is(long free)
    {
        using var folder = new StateFolder();
        await folder.WriteAsync(2);
        var disk = new FullDisk("journal.jsonl");
        var before = folder.Bytes();
        using (var journal = await OpenAsync(folder, disk))
        {
            disk.Free = free;
            var error = await Assert.ThrowsAsync<JournalWriteError>(() => journal.AppendAsync(Checkpoint));
            Assert.Equal((ExitCode.Failed, 2), (error.Code, error.Kept));
            Assert.Contains("No space left on device", error.Message, StringComparison.Ordinal);
            Assert.Contains("Kept for certain: entries 1 to 2. Nothing of entry 3 is.", error.Message, StringComparison.Ordinal);
            disk.Free = long.MaxValue;
            Assert.Same(error, await Assert.ThrowsAsync<JournalWriteError>(() => journal.AppendAsync(Checkpoint)));
        }

        Assert.Equal(before, folder.Bytes());
        await folder.WriteAsync(1);
        Assert.Equal((JournalState.Whole, 3), await StateAsync(folder));
    }

    [Fact]
    public async Task What_cannot_be_taken_back_is_said_and_moved_aside_by_the_next_run()
    {
        using var folder = new StateFolder();
        await folder.WriteAsync(2);
        var disk = new FullDisk("journal.jsonl");
        using (var journal = await OpenAsync(folder, disk))
        {
            (disk.Free, disk.RefusesToCut) = (100, true);
            var error = await Assert.ThrowsAsync<JournalWriteError>(() => journal.AppendAsync(Checkpoint));
            Assert.Contains("entries 1 to 2. Of entry 3 nothing, a part or all may be there", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal((JournalState.Torn, 2), await StateAsync(folder));
        await folder.WriteAsync(1);
        Assert.Equal((JournalState.Whole, 3), await StateAsync(folder));
    }

    [Fact]
    public async Task A_flush_that_fails_counts_as_not_written()
    {
        using var folder = new StateFolder();
        var disk = new FullDisk("journal.jsonl");
        using (var journal = await OpenAsync(folder, disk))
        {
            disk.RefusesToFlush = true;
            var error = await Assert.ThrowsAsync<JournalWriteError>(() => journal.AppendAsync(Checkpoint));
            Assert.Contains("Kept for certain: no entry. Of entry 1 nothing, a part or all", error.Message, StringComparison.Ordinal);
        }
        await folder.WriteAsync(1);
        Assert.Equal((JournalState.Whole, 1), await StateAsync(folder));
    }

    [Fact]
    public async Task When_only_the_head_cannot_be_written_the_entry_counts()
    {
        using var folder = new StateFolder();
        await folder.WriteAsync(2);
        var disk = new FullDisk("journal.head");
        using (var journal = await OpenAsync(folder, disk))
        {
            disk.Free = 10;
            var error = await Assert.ThrowsAsync<JournalWriteError>(() => journal.AppendAsync(Checkpoint));
            Assert.Equal(3, error.Kept);
            Assert.Contains("Only journal.head is not up to date", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal((JournalState.Whole, 3), await StateAsync(folder));
        await folder.WriteAsync(1);
        Assert.Equal((JournalState.Whole, 4), await StateAsync(folder));
    }

    [Fact]
    public async Task A_torn_tail_that_cannot_be_kept_is_not_cut_off()
    {
        using var folder = new StateFolder();
        await folder.WriteAsync(2);
        await File.AppendAllTextAsync(folder.Paths.Journal, "{\"sequence\":3,\"ti");
        var before = folder.Bytes();

        var error = await Assert.ThrowsAsync<JournalWriteError>(() => OpenAsync(folder, new FullDisk("journal.torn-3") { Free = 5 }));

        Assert.Equal(2, error.Kept);
        Assert.Contains("nothing was appended", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, folder.Bytes());
    }

    [Fact]
    public async Task What_no_reader_would_take_is_not_written()
    {
        using var folder = new StateFolder();
        JsonNode deep = 1;
        for (var i = 0; i < 70; i++)
            deep = new JsonArray(deep);
        await using var session = await folder.Store().AcquireAsync(StateFolder.Owner("me"), StateFolder.None);

        await Assert.ThrowsAsync<RunnerError>(() => session.AppendAsync(new JournalEvent("step-stared"), StateFolder.None));
        await Assert.ThrowsAsync<RunnerError>(() => session.AppendAsync(Checkpoint with { Data = new JsonObject { ["deep"] = deep } }, StateFolder.None));
        await Assert.ThrowsAsync<RunnerError>(() => session.AppendAsync(Checkpoint with { Data = new JsonObject { ["large"] = new string('x', JournalLine.MostBytes) } }, StateFolder.None));

        Assert.Equal(1, (await session.AppendAsync(Checkpoint with { Data = new JsonObject { ["lines"] = "a\nb\r\u2028", ["half"] = "\ud800" } }, StateFolder.None)).Sequence);
        Assert.Equal((JournalState.Whole, 1), await StateAsync(folder));
    }

    [Fact]
    public async Task A_clock_that_jumps_backwards_changes_no_order()
    {
        using var folder = new StateFolder();
        await folder.WriteAsync(1);
        folder.Time.Now -= TimeSpan.FromDays(400);
        await folder.WriteAsync(1);

        var entries = await folder.ReadAsync();

        Assert.Equal([1, 2], entries.Select(e => e.Sequence));
        Assert.True(entries[1].Time < entries[0].Time);
        Assert.Equal((JournalState.Whole, 2), await StateAsync(folder));
    }

    [Fact]
    public async Task Steps_that_run_side_by_side_append_one_after_the_other()
    {
        using var folder = new StateFolder();
        await using (var session = await folder.Store().AcquireAsync(StateFolder.Owner("me"), StateFolder.None))
            await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => session.AppendAsync(Checkpoint with { Step = $"step-{i}" }, StateFolder.None))));

        Assert.Equal(50, (await folder.ReadAsync()).Select(e => e.Step).Distinct().Count());
    }

    [Fact]
    public async Task A_running_journal_can_be_read()
    {
        using var folder = new StateFolder();
        await using var session = await folder.Store().AcquireAsync(StateFolder.Owner("me"), StateFolder.None);
        using var end = new CancellationTokenSource();
        var appending = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
                await session.AppendAsync(Checkpoint, StateFolder.None);
        });
        for (var i = 0; i < 50; i++)
            Assert.NotEqual(JournalState.Damaged, (await folder.VerifyAsync()).State);
        await end.CancelAsync();
        await appending;
        Assert.Equal((JournalState.Whole, session.Sequence), await StateAsync(folder));
    }

    private static async Task<long> KillWhileAppendingAsync(StateFolder folder, int afterEntries, int spins)
    {
        using var child = JournalChild.Start("fill", folder.Path);
        var acknowledged = 0L;
        for (var i = 0; i < afterEntries; i++)
            acknowledged = long.Parse((await child.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        System.Threading.Thread.SpinWait(spins);
        child.Kill();
        while (await child.StandardOutput.ReadLineAsync() is { Length: > 0 } line)
            acknowledged = long.Parse(line, CultureInfo.InvariantCulture);
        await child.WaitForExitAsync();
        return acknowledged;
    }

    private static async Task<JournalFile> OpenAsync(StateFolder folder, FullDisk disk)
        => await JournalFile.OpenAsync(FolderLock.TryTake(folder.Paths)!, folder.Settings, disk.Open, StateFolder.None);

    private static async Task<(JournalState, long)> StateAsync(StateFolder folder)
    {
        var report = await folder.VerifyAsync();
        return (report.State, report.Entries);
    }
}
