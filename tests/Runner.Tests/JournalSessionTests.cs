using Groundplan.Runner.Journal;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

public sealed class JournalSessionTests
{
    private static readonly JournalEvent Checkpoint = new(JournalKind.StepCheckpoint, "copy", 1);

    [Fact]
    public async Task A_lease_is_renewed_while_it_is_held_and_gone_afterwards()
    {
        using var folder = new StateFolder();
        var record = new ScriptedLeaseRecord();
        await using (var session = await OpenAsync(folder, record, "me"))
        {
            var first = session.Lease;
            Assert.Equal(folder.Time.Now + TimeSpan.FromMinutes(2), first.Expires);
            var tried = record.Tried;
            folder.Time.Advance(TimeSpan.FromSeconds(40));
            await tried;

            await session.AppendAsync(Checkpoint, StateFolder.None);

            Assert.Equal(first with { Expires = first.Expires + TimeSpan.FromSeconds(40) }, record.Lease);
            Assert.Equal(record.Lease, session.Lease);
        }
        Assert.Null(record.Lease);
    }

    [Fact]
    public async Task A_lease_that_went_to_somebody_else_stops_the_next_append()
    {
        using var folder = new StateFolder();
        var record = new ScriptedLeaseRecord();
        await using var session = await OpenAsync(folder, record, "me");
        var thief = session.Lease with { Owner = "thief" };
        record.Put(thief);

        var error = await Assert.ThrowsAsync<LeaseLostError>(() => session.AppendAsync(Checkpoint, StateFolder.None));

        Assert.Equal(ExitCode.Locked, error.Code);
        Assert.Contains("now held by thief", error.Message, StringComparison.Ordinal);
        Assert.True(session.Lost.IsCancellationRequested);
        Assert.Same(error, await Assert.ThrowsAsync<LeaseLostError>(() => session.AppendAsync(Checkpoint, StateFolder.None)));
        Assert.Empty(folder.Bytes());
        await session.DisposeAsync();
        Assert.Equal(thief, record.Lease);
    }

    [Fact]
    public async Task A_renewal_finds_out_that_the_lease_was_removed_while_a_step_runs()
    {
        using var folder = new StateFolder();
        var record = new ScriptedLeaseRecord();
        await using var session = await OpenAsync(folder, record, "me");
        var lost = new TaskCompletionSource();
        await using var registration = session.Lost.Register(lost.SetResult);
        record.Put(null);

        folder.Time.Advance(TimeSpan.FromSeconds(40));
        await lost.Task;

        Assert.Contains("it was removed", (await Assert.ThrowsAsync<LeaseLostError>(() => session.AppendAsync(Checkpoint, StateFolder.None))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_away_for_less_than_the_lease_is_waited_for()
    {
        using var folder = new StateFolder();
        var record = new ScriptedLeaseRecord();
        await using var session = await OpenAsync(folder, record, "me");
        record.Away = true;
        var tried = record.Tried;
        folder.Time.Advance(TimeSpan.FromSeconds(50));
        await tried;
        var error = await Assert.ThrowsAsync<JournalWriteError>(() => session.AppendAsync(Checkpoint, StateFolder.None));
        Assert.Contains("The entry was not written", error.Message, StringComparison.Ordinal);

        record.Away = false;

        Assert.Equal(1, (await session.AppendAsync(Checkpoint, StateFolder.None)).Sequence);
        Assert.False(session.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task A_store_that_is_away_until_the_lease_expires_is_a_lost_lease()
    {
        using var folder = new StateFolder();
        var record = new ScriptedLeaseRecord();
        var session = await OpenAsync(folder, record, "me");
        var lost = new TaskCompletionSource();
        await using var registration = session.Lost.Register(lost.SetResult);
        record.Away = true;

        folder.Time.Advance(TimeSpan.FromMinutes(2));
        await lost.Task;

        var error = await Assert.ThrowsAsync<LeaseLostError>(() => session.AppendAsync(Checkpoint, StateFolder.None));
        Assert.Contains("could not be renewed before it expired (away)", error.Message, StringComparison.Ordinal);
        await session.DisposeAsync();
    }

    [Fact]
    public async Task After_a_sleep_an_expired_lease_that_nobody_took_is_renewed_by_the_append()
    {
        using var folder = new StateFolder();
        var record = new ScriptedLeaseRecord();
        await using var session = await OpenAsync(folder, record, "me");
        folder.Time.Sleep(TimeSpan.FromHours(8));

        await session.AppendAsync(Checkpoint, StateFolder.None);

        Assert.Equal(folder.Time.Now + TimeSpan.FromMinutes(2), record.Lease!.Expires);
    }

    [Fact]
    public async Task A_clock_that_jumps_backwards_does_not_stop_the_renewals()
    {
        using var folder = new StateFolder();
        var record = new ScriptedLeaseRecord();
        await using var session = await OpenAsync(folder, record, "me");
        folder.Time.Now -= TimeSpan.FromDays(1);
        folder.Time.Sleep(TimeSpan.FromSeconds(41));

        await session.AppendAsync(Checkpoint, StateFolder.None);

        Assert.Equal(folder.Time.Now + TimeSpan.FromMinutes(2), record.Lease!.Expires);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_recognised_as_ones_own()
    {
        using var folder = new StateFolder();
        var record = new ScriptedLeaseRecord { LosesAnswer = true };
        await using var session = await OpenAsync(folder, record, "me");
        record.LosesAnswer = true;
        folder.Time.Sleep(TimeSpan.FromSeconds(41));

        await session.AppendAsync(Checkpoint, StateFolder.None);

        Assert.Equal(("me", folder.Time.Now + TimeSpan.FromMinutes(2)), (record.Lease!.Owner, record.Lease.Expires));
    }

    [Fact]
    public async Task Of_two_that_saw_no_lease_the_slower_one_is_told_who_was_quicker()
    {
        using var folder = new StateFolder();
        var quick = new Lease("quick", "elsewhere", 1, folder.Time.Now, folder.Time.Now + TimeSpan.FromMinutes(2));
        var record = new ScriptedLeaseRecord();
        var slower = new Overtaken(record, quick);

        var error = await Assert.ThrowsAsync<LeaseHeldError>(() => OpenAsync(folder, slower, "me"));

        Assert.Equal((ExitCode.Locked, quick), (error.Code, error.Holder));
        Assert.Equal(quick, record.Lease);
    }

    [Fact]
    public async Task When_the_journal_cannot_be_opened_the_lease_is_as_it_was()
    {
        using var folder = new StateFolder();
        var record = new ScriptedLeaseRecord();
        var expired = new Lease("before", "elsewhere", 1, folder.Time.Now, folder.Time.Now);
        foreach (var before in (Lease?[])[null, expired])
        {
            record.Put(before);
            await Assert.ThrowsAsync<IOException>(() => StateSession.OpenAsync(
                "here", record, StateFolder.Owner("me"), folder.Settings, _ => true, () => throw new IOException("no"), StateFolder.None));
            Assert.Equal(before, record.Lease);
        }
    }

    [Fact]
    public async Task The_lease_of_another_machine_in_a_shared_folder_has_to_expire()
    {
        using var folder = new StateFolder();
        var other = new Lease("other", "elsewhere", 7, folder.Time.Now, folder.Time.Now + TimeSpan.FromMinutes(2));
        await File.WriteAllBytesAsync(folder.Paths.Lease, other.ToBytes());
        await File.WriteAllTextAsync(folder.Paths.Journal, "{\"seq");

        var error = await Assert.ThrowsAsync<LeaseHeldError>(() => folder.Store().AcquireAsync(StateFolder.Owner("me"), StateFolder.None));

        Assert.Equal(other, error.Holder);
        Assert.Equal("{\"seq"u8.ToArray(), folder.Bytes());
        folder.Time.Sleep(TimeSpan.FromMinutes(2));
        await using var session = await folder.Store().AcquireAsync(StateFolder.Owner("me"), StateFolder.None);
        Assert.Equal(other, session.TakenOver);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \t")]
    public async Task Unlocking_asks_for_a_reason(string reason)
    {
        using var folder = new StateFolder();

        var error = await Assert.ThrowsAsync<RunnerError>(() => folder.Store().UnlockAsync(StateFolder.Owner("me"), reason, StateFolder.None));

        Assert.Equal(ExitCode.Usage, error.Code);
    }

    [Fact]
    public async Task Unlocking_removes_the_lease_and_is_in_the_journal()
    {
        using var folder = new StateFolder();
        folder.Redaction.Register("hunter2");
        await folder.WriteAsync(1);
        Assert.Equal(ExitCode.Refused, (await Assert.ThrowsAsync<RunnerError>(() => folder.Store().UnlockAsync(StateFolder.Owner("me"), "why not", StateFolder.None))).Code);
        var other = new Lease("other", "elsewhere", 7, folder.Time.Now, folder.Time.Now + TimeSpan.FromMinutes(2));
        await File.WriteAllBytesAsync(folder.Paths.Lease, other.ToBytes());

        await folder.Store().UnlockAsync(StateFolder.Owner("me"), "the machine of hunter2 is gone", StateFolder.None);

        Assert.Null(await folder.Store().LeaseAsync(StateFolder.None));
        var entry = (await folder.ReadAsync())[1];
        Assert.Equal(
            (JournalKind.Unlocked, "the machine of *** is gone", "me", "other"),
            (entry.Kind, (string?)entry.Data["reason"], (string?)entry.Data["by"], (string?)entry.Data["lease"]!["owner"]));
    }

    [Fact]
    public async Task A_record_that_is_no_lease_is_said_to_be_none()
    {
        using var folder = new StateFolder();
        foreach (var text in (string[])["", "{}", "[]", "{\"owner\":1}"])
        {
            await File.WriteAllTextAsync(folder.Paths.Lease, text);
            Assert.Contains("is no lease", (await Assert.ThrowsAsync<RunnerError>(() => folder.Store().LeaseAsync(StateFolder.None))).Message, StringComparison.Ordinal);
        }
    }

    private static Task<StateSession> OpenAsync(StateFolder folder, ILeaseRecord record, string owner) => StateSession.OpenAsync(
        "here",
        record,
        StateFolder.Owner(owner),
        folder.Settings,
        _ => false,
        async () => await JournalFile.OpenAsync(FolderLock.TryTake(folder.Paths)!, folder.Settings, DurableFile.Open, StateFolder.None),
        StateFolder.None);

    /// <summary>Between the look and the write, somebody else writes.</summary>
    private sealed class Overtaken(ScriptedLeaseRecord record, Lease quicker) : ILeaseRecord
    {
        public Task<HeldLease?> ReadAsync(CancellationToken cancellationToken) => record.ReadAsync(cancellationToken);

        public Task<string?> TryWriteAsync(Lease lease, string? tag, CancellationToken cancellationToken)
        {
            record.Put(quicker);
            return record.TryWriteAsync(lease, tag, cancellationToken);
        }

        public Task<bool> TryRemoveAsync(string tag, CancellationToken cancellationToken) => record.TryRemoveAsync(tag, cancellationToken);
    }
}
