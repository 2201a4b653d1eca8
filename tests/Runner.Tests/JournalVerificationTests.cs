using System.Text;
using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

public sealed class JournalVerificationTests
{
    [Fact]
    public async Task What_was_written_is_read_back_in_order_and_chained()
    {
        using var folder = new StateFolder();
        await folder.WriteAsync(3);

        var entries = await folder.ReadAsync();

        Assert.Equal([1, 2, 3], entries.Select(e => e.Sequence));
        Assert.Equal([JournalChain.Origin, entries[0].Hash, entries[1].Hash], entries.Select(e => e.Previous));
        Assert.Equal(new JournalReport(JournalState.Whole, 3, entries[2].Hash), await folder.VerifyAsync());
        Assert.Equal(("step-2", 1, "token-2", "väl 2"), (entries[1].Step, entries[1].Attempt, entries[1].Token, (string?)entries[1].Data["output"]));
        Assert.Equal(folder.Time.Now, entries[1].Time);
    }

    [Fact]
    public void A_line_has_one_form()
    {
        var line = JournalLine.Write(1, new DateTimeOffset(2026, 3, 1, 14, 0, 0, TimeSpan.FromHours(2)), new JournalEvent(JournalKind.RunStarted, Data: new JsonObject { ["root"] = "Bänk" }), JournalChain.Origin);

        var zeros = new string('0', 64);
        Assert.StartsWith(
            $$$"""{"sequence":1,"time":"2026-03-01T12:00:00.0000000Z","kind":"run-started","step":null,"attempt":null,"token":null,"data":{"root":"Bänk"},"previous":"{{{zeros}}}","hash":""",
            Encoding.UTF8.GetString(line),
            StringComparison.Ordinal);
        Assert.Null(JournalLine.Read(line, out var entry));
        var body = Encoding.UTF8.GetString(line).Replace($",\"hash\":\"{entry!.Hash}\"", "", StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(body))), entry.Hash);
    }

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x20)]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public async Task Any_one_byte_that_is_changed_is_found(int mask)
    {
        using var folder = new StateFolder();
        await folder.WriteAsync(3);
        foreach (var file in (string[])[folder.Paths.Journal, folder.Paths.Head])
        {
            var good = await File.ReadAllBytesAsync(file);
            for (var i = 0; i < good.Length; i++)
            {
                var bad = good.ToArray();
                bad[i] ^= (byte)mask;
                await File.WriteAllBytesAsync(file, bad);

                var report = await folder.VerifyAsync();

                Assert.True(report is { State: JournalState.Damaged, Problem: not null }, $"byte {i} of {Path.GetFileName(file)}");
                if (file == folder.Paths.Journal)
                    Assert.Equal(good.Take(i).Count(b => b == '\n') + 1, report.Problem.Line);
            }
            await File.WriteAllBytesAsync(file, good);
        }
        Assert.Equal(JournalState.Whole, (await folder.VerifyAsync()).State);
    }

    [Fact]
    public async Task Any_one_byte_that_is_removed_or_added_is_found()
    {
        using var folder = new StateFolder();
        await folder.WriteAsync(2);
        var good = folder.Bytes();
        for (var i = 0; i < good.Length; i++)
        {
            await File.WriteAllBytesAsync(folder.Paths.Journal, [.. good[..i], .. good[(i + 1)..]]);
            Assert.Equal(JournalState.Damaged, (await folder.VerifyAsync()).State);
            await File.WriteAllBytesAsync(folder.Paths.Journal, [.. good[..i], (byte)' ', .. good[i..]]);
            Assert.Equal(JournalState.Damaged, (await folder.VerifyAsync()).State);
        }
    }

    public static TheoryData<string, int, string> Tampering => new()
    {
        { "swap", 2, "is entry 3 where entry 2 belongs" },
        { "remove", 2, "is entry 3 where entry 2 belongs" },
        { "remove first", 1, "is entry 2 where entry 1 belongs" },
        { "repeat", 3, "is entry 2 where entry 3 belongs" },
        { "insert", 2, "is no entry" },
        { "of another journal", 2, "follows another line" },
        { "empty line", 2, "is empty" },
        { "crlf", 1, "CR LF" },
        { "bom", 1, "byte order mark" },
        { "garbage", 5, "" },
        { "garbage line", 5, "is no entry" },
        { "cut", 4, "journal.head knows 4 entries, 3 are whole" },
        { "cut to nothing", 1, "journal.head knows 4 entries, 0 are whole" },
        { "cut in the last", 4, "journal.head knows 4 entries, 3 are whole" },
        { "no head", 1, "journal.head does not know" },
        { "old head", 3, "journal.head does not know" },
        { "head of another journal", 4, "another entry than the one that journal.head knows" },
        { "added without the head", 5, "" },
    };

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task Tampering_is_named_with_its_line(string how, int line, string reason)
    {
        using var folder = new StateFolder();
        using var other = new StateFolder();
        other.Time.Now += TimeSpan.FromDays(1);
        await folder.WriteAsync(4);
        await other.WriteAsync(4);
        var lines = folder.Lines();
        switch (how)
        {
            case "swap": (lines[1], lines[2]) = (lines[2], lines[1]); break;
            case "remove": lines.RemoveAt(1); break;
            case "remove first": lines.RemoveAt(0); break;
            case "repeat": lines.Insert(2, lines[1]); break;
            case "insert": lines.Insert(1, Encoding.UTF8.GetBytes("{\"sequence\":2}\n")); break;
            case "of another journal": lines[1] = other.Lines()[1]; break;
            case "empty line": lines.Insert(1, [(byte)'\n']); break;
            case "crlf": lines = [.. lines.Select(l => (byte[])[.. l[..^1], (byte)'\r', (byte)'\n'])]; break;
            case "bom": lines.Insert(0, [0xEF, 0xBB, 0xBF]); break;
            case "garbage": lines.Add(Encoding.UTF8.GetBytes("garbage")); break;
            case "garbage line": lines.Add(Encoding.UTF8.GetBytes("garbage\n")); break;
            case "cut": lines.RemoveAt(3); break;
            case "cut to nothing": lines.Clear(); break;
            case "cut in the last": lines[3] = lines[3][..^20]; break;
            case "no head": File.Delete(folder.Paths.Head); break;
            case "old head": await File.WriteAllBytesAsync(folder.Paths.Head, new JournalHead(2, (await folder.ReadAsync())[1].Hash).ToBytes()); break;
            case "head of another journal": File.Copy(other.Paths.Head, folder.Paths.Head, overwrite: true); break;
            case "added without the head": lines.Add([.. new byte[3], (byte)'\n']); break;
        }
        folder.Put(lines);

        var report = await folder.VerifyAsync();

        Assert.Equal((JournalState.Damaged, line), (report.State, report.Problem!.Line));
        Assert.Contains(reason, report.Problem.Reason, StringComparison.Ordinal);
        var reading = await Assert.ThrowsAsync<JournalDamagedError>(folder.ReadAsync);
        var before = folder.Bytes();
        var opening = await Assert.ThrowsAsync<JournalDamagedError>(() => folder.Store().AcquireAsync(StateFolder.Owner("next"), StateFolder.None));
        Assert.Equal((ExitCode.Refused, ExitCode.Refused, report.Problem), (reading.Code, opening.Code, opening.Problem));
        Assert.Equal(before, folder.Bytes());
        Assert.Null(await folder.Store().LeaseAsync(StateFolder.None));
    }

    [Fact]
    public async Task An_entry_that_the_head_does_not_know_yet_is_the_crash_between_two_writes()
    {
        using var folder = new StateFolder();
        await folder.WriteAsync(1);
        var head = await File.ReadAllBytesAsync(folder.Paths.Head);
        await folder.WriteAsync(1);
        await File.WriteAllBytesAsync(folder.Paths.Head, head);

        Assert.Equal((JournalState.Whole, 2), (await State(folder)));
        await folder.WriteAsync(1);
        Assert.Equal((JournalState.Whole, 3), (await State(folder)));
    }

    [Fact]
    public async Task No_journal_is_a_whole_one_without_entries()
    {
        using var folder = new StateFolder();

        Assert.Equal((JournalState.Whole, 0), await State(folder));
        Assert.Empty(await folder.ReadAsync());
        Assert.Null(await folder.Store().LeaseAsync(StateFolder.None));
    }

    [Fact]
    public async Task A_hundred_thousand_entries_are_verified_in_one_pass_without_being_kept()
    {
        const int count = 100_000;
        using var folder = new StateFolder();
        var chain = new JournalChain();
        await using (var file = File.Create(folder.Paths.Journal))
            for (var i = 0; i < count; i++)
            {
                var (line, entry) = chain.Next(new JournalEvent(JournalKind.StepCheckpoint, "copy", 1, Data: new JsonObject { ["done"] = i }), folder.Time.Now);
                chain.Advance(entry);
                file.Write(line);
                file.WriteByte((byte)'\n');
            }
        await File.WriteAllBytesAsync(folder.Paths.Head, new JournalHead(chain.Sequence, chain.Hash).ToBytes());
        var length = new FileInfo(folder.Paths.Journal).Length;

        await using var counting = new CountingStream(folder.Paths.Journal);
        var scan = new FileScan(folder.Paths, counting);
        var sample = new List<WeakReference>();
        await foreach (var entry in scan.EntriesAsync(StateFolder.None))
            if (entry.Sequence % 10_000 == 1)
                sample.Add(new WeakReference(entry));
        GC.Collect();

        Assert.Equal((JournalState.Whole, count), (scan.Report!.State, scan.Report.Entries));
        Assert.Equal(length, counting.BytesRead);
        Assert.InRange(counting.LargestBuffer, 1, 1 << 18);
        Assert.DoesNotContain(sample, s => s.IsAlive);
    }

    private sealed class CountingStream(string path) : FileStream(path, FileMode.Open, FileAccess.Read)
    {
        public long BytesRead { get; private set; }

        public int LargestBuffer { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            LargestBuffer = Math.Max(LargestBuffer, buffer.Length);
            var read = await base.ReadAsync(buffer, cancellationToken);
            BytesRead += read;
            return read;
        }
    }

    private static async Task<(JournalState, long)> State(StateFolder folder)
    {
        var report = await folder.VerifyAsync();
        return (report.State, report.Entries);
    }
}
