using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

/// <summary>The store in a bucket, against the local endpoint.</summary>
public sealed class JournalS3Tests(LocalEndpoint endpoint) : IClassFixture<LocalEndpoint>, IAsyncLifetime
{
    private static readonly JournalEvent Checkpoint = new(JournalKind.StepCheckpoint, "copy", 1);

    private readonly string _bucket = $"acme-state-{Guid.NewGuid():N}";
    private readonly string _prefix = "prod/bank";
    private readonly ManualTime _time = new();
    private readonly Redaction _redaction = new();

    private static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync()
    {
        if (endpoint.Url.Length == 0)
            return;
        using var s3 = Session().S3();
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = _bucket, BucketRegionName = "us-west-2" });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [EndpointFact]
    public async Task Entries_are_objects_that_read_as_the_file_does()
    {
        using var store = Store();
        _redaction.Register("hunter2");
        await using (var session = await store.AcquireAsync(StateFolder.Owner("me"), None))
        {
            Assert.Equal("me", (await store.LeaseAsync(None))!.Owner);
            for (var i = 1; i <= 20; i++)
                await session.AppendAsync(Checkpoint with { Data = new JsonObject { ["done"] = i, ["text"] = "hunter2 ä" } }, None);
        }

        Assert.Null(await store.LeaseAsync(None));
        var entries = await ReadAsync(store);
        Assert.Equal(Enumerable.Range(1, 20), entries.Select(e => (int)e.Data["done"]!));
        Assert.Equal(new JournalReport(JournalState.Whole, 20, entries[^1].Hash), await store.VerifyAsync(None));
        var chain = new JournalChain();
        foreach (var name in await NamesAsync())
        {
            var text = await TextAsync(name);
            Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
            Assert.Null(chain.Take(Encoding.UTF8.GetBytes(text)[..^1], out _));
        }
        Assert.Equal(20, chain.Sequence);
        Assert.Equal($"{_prefix}/entries/0000000001.json", (await NamesAsync())[0]);
    }

    [EndpointFact]
    public async Task Of_many_stores_that_race_for_the_lease_one_wins()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => Store()).ToList();

        var results = await Task.WhenAll(stores.Select((s, i) => Task.Run(() => TryAsync(() => s.AcquireAsync(StateFolder.Owner($"runner-{i}"), None)))));

        var winner = Assert.Single(results, r => r.Value is not null).Value!;
        Assert.All(results.Where(r => r.Value is null), r => Assert.Equal(ExitCode.Locked, Assert.IsType<LeaseHeldError>(r.Error).Code));
        Assert.Equal(winner.Lease, await stores[0].LeaseAsync(None));
        await winner.DisposeAsync();
        stores.ForEach(s => s.Dispose());
    }

    [EndpointFact]
    public async Task Of_many_writers_that_race_for_a_sequence_one_wins()
    {
        using var store = Store();
        await using (var session = await store.AcquireAsync(StateFolder.Owner("me"), None))
            await session.AppendAsync(Checkpoint, None);
        using var s3 = Session().S3();
        var writers = new List<S3Journal>();
        for (var i = 0; i < 8; i++)
            writers.Add(await S3Journal.OpenAsync(store.Location, $"runner-{i}", Objects(s3), Settings(), None));

        var results = await Task.WhenAll(writers.Select((w, i) => Task.Run(() => TryAsync(() => w.AppendAsync(Checkpoint with { Step = $"step-{i}" })))));

        var winner = Assert.Single(results, r => r.Value is not null).Value!;
        Assert.All(results.Where(r => r.Value is null), r => Assert.Contains("somebody else wrote", Assert.IsType<LeaseLostError>(r.Error).Message, StringComparison.Ordinal));
        Assert.Equal(winner.Hash, (await store.VerifyAsync(None)).Hash);
        Assert.Equal(2, (await NamesAsync()).Count);
    }

    [EndpointFact]
    public async Task An_entry_that_is_there_because_of_ones_own_first_try_counts()
    {
        using var store = Store();
        using var s3 = Session().S3();
        var first = await S3Journal.OpenAsync(store.Location, "me", Objects(s3), Settings(), None);
        var again = await S3Journal.OpenAsync(store.Location, "me", Objects(s3), Settings(), None);

        Assert.Equal((await first.AppendAsync(Checkpoint)).Hash, (await again.AppendAsync(Checkpoint)).Hash);
    }

    [EndpointFact]
    public async Task An_expired_lease_is_taken_over_and_its_owner_writes_nothing_more()
    {
        using var first = Store();
        using var second = Store();
        await using var killed = await first.AcquireAsync(StateFolder.Owner("killed", "elsewhere"), None);
        await killed.AppendAsync(Checkpoint, None);
        Assert.Equal("killed", (await Assert.ThrowsAsync<LeaseHeldError>(() => second.AcquireAsync(StateFolder.Owner("next"), None))).Holder!.Owner);
        _time.Sleep(TimeSpan.FromMinutes(2));

        await using var next = await second.AcquireAsync(StateFolder.Owner("next"), None);

        Assert.Equal("killed", next.TakenOver!.Owner);
        var error = await Assert.ThrowsAsync<LeaseLostError>(() => killed.AppendAsync(Checkpoint, None));
        Assert.Contains("now held by next", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await next.AppendAsync(new JournalEvent(JournalKind.RunResumed), None)).Sequence);
        await killed.DisposeAsync();
        Assert.Equal("next", (await first.LeaseAsync(None))!.Owner);
    }

    [EndpointFact]
    public async Task A_lease_is_renewed_with_what_was_there()
    {
        using var store = Store();
        await using var session = await store.AcquireAsync(StateFolder.Owner("me"), None);
        _time.Sleep(TimeSpan.FromMinutes(1));
        await session.AppendAsync(Checkpoint, None);
        await session.AppendAsync(Checkpoint, None);

        Assert.Equal(_time.Now + TimeSpan.FromMinutes(2), (await store.LeaseAsync(None))!.Expires);
    }

    [EndpointFact]
    public async Task Unlocking_asks_for_a_reason_and_stops_whoever_still_runs()
    {
        using var store = Store();
        Assert.Equal(ExitCode.Refused, (await Assert.ThrowsAsync<RunnerError>(() => store.UnlockAsync(StateFolder.Owner("me"), "nobody there", None))).Code);
        await using var stuck = await store.AcquireAsync(StateFolder.Owner("stuck", "elsewhere"), None);
        Assert.Equal(ExitCode.Usage, (await Assert.ThrowsAsync<RunnerError>(() => store.UnlockAsync(StateFolder.Owner("me"), " ", None))).Code);
        Assert.NotNull(await store.LeaseAsync(None));

        await store.UnlockAsync(StateFolder.Owner("me"), "its machine is gone", None);

        Assert.Null(await store.LeaseAsync(None));
        var entry = Assert.Single(await ReadAsync(store));
        Assert.Equal((JournalKind.Unlocked, "its machine is gone", "stuck"), (entry.Kind, (string?)entry.Data["reason"], (string?)entry.Data["lease"]!["owner"]));
        Assert.Contains("it was removed", (await Assert.ThrowsAsync<LeaseLostError>(() => stuck.AppendAsync(Checkpoint, None))).Message, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task What_was_changed_or_removed_in_the_bucket_is_found()
    {
        using var store = Store();
        await using (var session = await store.AcquireAsync(StateFolder.Owner("me"), None))
            for (var i = 0; i < 4; i++)
                await session.AppendAsync(Checkpoint, None);
        var second = await TextAsync($"{_prefix}/entries/0000000002.json");

        foreach (var (content, reason) in new[] { (second.Replace("copy", "cope", StringComparison.Ordinal), "bytes do not have the hash"), (second.TrimEnd('\n'), "no LF"), (second + "x", "no LF"), ("", "no LF") })
        {
            await PutAsync("entries/0000000002.json", content);
            var report = await store.VerifyAsync(None);
            Assert.Equal((JournalState.Damaged, 2), (report.State, report.Problem!.Line));
            Assert.Contains(reason, report.Problem.Reason, StringComparison.Ordinal);
            await Assert.ThrowsAsync<JournalDamagedError>(() => ReadAsync(store));
        }
        await PutAsync("entries/0000000002.json", second);
        Assert.Equal(JournalState.Whole, (await store.VerifyAsync(None)).State);

        using (var s3 = Session().S3())
            await s3.DeleteObjectAsync(_bucket, $"{_prefix}/entries/0000000003.json");
        Assert.Contains("entries/0000000003.json belongs where entries/0000000004.json is", (await store.VerifyAsync(None)).Problem!.Reason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<JournalDamagedError>(() => store.AcquireAsync(StateFolder.Owner("me"), None));
        Assert.Null(await store.LeaseAsync(None));
    }

    [EndpointFact]
    public async Task More_entries_than_a_page_of_a_listing_are_read_in_order()
    {
        using var store = Store();
        using var s3 = Session().S3();
        var chain = new JournalChain();
        var writes = new List<Task>();
        for (var i = 0; i < 1_010; i++)
        {
            var (line, entry) = chain.Next(Checkpoint, _time.Now);
            chain.Advance(entry);
            writes.Add(Objects(s3).TryPutAsync(S3Entries.Name(entry.Sequence), [.. line, (byte)'\n'], null, None));
            if (writes.Count == 16)
            {
                await Task.WhenAll(writes);
                writes.Clear();
            }
        }
        await Task.WhenAll(writes);

        Assert.Equal(new JournalReport(JournalState.Whole, 1_010, chain.Hash), await store.VerifyAsync(None));
        await using var session = await store.AcquireAsync(StateFolder.Owner("me"), None);
        Assert.Equal(1_011, (await session.AppendAsync(Checkpoint, None)).Sequence);
    }

    [EndpointFact]
    public async Task A_bucket_that_is_not_there_is_an_error_and_not_an_empty_journal()
    {
        using var store = (S3StateStore)StateStores.Open("s3://acme-nowhere/x", Settings(), Session);

        await Assert.ThrowsAnyAsync<Amazon.S3.AmazonS3Exception>(() => store.LeaseAsync(None));
        await Assert.ThrowsAnyAsync<Amazon.S3.AmazonS3Exception>(() => store.VerifyAsync(None));
        await Assert.ThrowsAnyAsync<Amazon.S3.AmazonS3Exception>(() => store.AcquireAsync(StateFolder.Owner("me"), None));
    }

    [EndpointFact]
    public async Task What_is_larger_than_anything_that_was_written_is_named()
    {
        var large = new string('x', 5 << 20);
        using var store = Store();
        await using (var session = await store.AcquireAsync(StateFolder.Owner("me"), None))
        {
            await session.AppendAsync(Checkpoint, None);
            await PutAsync("entries/0000000002.json", large);
            Assert.Contains("somebody else wrote entries/0000000002.json", (await Assert.ThrowsAsync<LeaseLostError>(() => session.AppendAsync(Checkpoint, None))).Message, StringComparison.Ordinal);
        }

        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Contains("line 2 is no entry: it has more than 4194305 bytes", (await Assert.ThrowsAsync<JournalDamagedError>(() => store.AcquireAsync(StateFolder.Owner("me"), None))).Message, StringComparison.Ordinal);
        Assert.Equal("is no entry: it has more than 4194305 bytes", (await store.VerifyAsync(None)).Problem!.Reason);
        await PutAsync("lease.json", large);
        var error = await Assert.ThrowsAsync<RunnerError>(() => store.LeaseAsync(None));
        Assert.Equal((ExitCode.Refused, $"s3://{_bucket}/{_prefix}/lease.json is no lease (it has more than 4194305 bytes). When you know that nobody runs, delete it."), (error.Code, error.Message));
    }

    [Fact]
    public async Task An_append_that_nobody_answers_says_what_is_kept()
    {
        using var silent = new TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var url = $"http://{silent.LocalEndpoint}";
        silent.Stop();
        var journal = new S3Place("acme-state", "x/");
        using var s3 = AwsSessions.Open(new AwsTarget(url), "us-west-2").S3();
        using var folder = new StateFolder();
        var record = new ScriptedLeaseRecord();
        await using var session = await StateSession.OpenAsync(
            "s3://acme-state/x", record, StateFolder.Owner("me"), folder.Settings, _ => false, () => Task.FromResult<IJournalWriter>(S3Journal.At("s3://acme-state/x", "me", new S3Objects(s3, journal, null), folder.Settings, new JournalChain())), None);

        var error = await Assert.ThrowsAsync<JournalWriteError>(() => session.AppendAsync(Checkpoint, None));

        Assert.Equal((ExitCode.Failed, 0), (error.Code, error.Kept));
        Assert.Contains("Entry 1 may be there or not", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3://acme-state", "acme-state", "", "s3://acme-state/")]
    [InlineData("s3://acme-state/", "acme-state", "", "s3://acme-state/")]
    [InlineData("s3://acme-state/prod/bank/", "acme-state", "prod/bank/", "s3://acme-state/prod/bank")]
    public void A_place_in_a_bucket_is_read(string text, string bucket, string prefix, string shown)
    {
        var location = S3Place.Parse(text);

        Assert.Equal((bucket, prefix, shown), (location.Bucket, location.Prefix, location.ToString()));
    }

    [Theory]
    [InlineData("s3://")]
    [InlineData("s3://ab")]
    [InlineData("s3://Acme/x")]
    [InlineData("s3:///x")]
    [InlineData("s3://acme-state/a//b")]
    [InlineData("s3://acme-state/a/../b")]
    public void What_is_no_place_in_a_bucket_is_refused(string text)
        => Assert.Equal(ExitCode.Usage, Assert.Throws<RunnerError>(() => S3Place.Parse(text)).Code);

    [Theory]
    [InlineData("s3:/acme-state/x")]
    [InlineData("s3:acme-state/x")]
    [InlineData("S3://acme-state/x")]
    [InlineData("https://acme-state.s3.amazonaws.com/x")]
    public void What_was_meant_as_an_address_is_never_a_folder(string text)
        => Assert.Equal(ExitCode.Usage, Assert.Throws<RunnerError>(() => StateStores.Open(text, Settings(), Session)).Code);

    private static async Task<(T? Value, Exception? Error)> TryAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return (await work(), null);
        }
        catch (RunnerError e)
        {
            return (default, e);
        }
    }

    private static async Task<List<JournalEntry>> ReadAsync(S3StateStore store)
    {
        var entries = new List<JournalEntry>();
        await foreach (var entry in store.ReadAllAsync(None))
            entries.Add(entry);
        return entries;
    }

    private StateSettings Settings() => new(_time, _redaction);

    private AwsSession Session() => AwsSessions.Open(new AwsTarget(endpoint.Url), "us-west-2");

    private S3Objects Objects(Amazon.S3.AmazonS3Client s3) => new(s3, S3Place.Parse($"s3://{_bucket}/{_prefix}"), null);

    private S3StateStore Store() => (S3StateStore)StateStores.Open($"s3://{_bucket}/{_prefix}", Settings(), Session, "123456789012");

    private async Task<List<string>> NamesAsync()
    {
        using var s3 = Session().S3();
        var answer = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _bucket, Prefix = _prefix + "/entries/" });
        return [.. (answer.S3Objects ?? []).Select(o => o.Key)];
    }

    private async Task<string> TextAsync(string key)
    {
        using var s3 = Session().S3();
        using var answer = await s3.GetObjectAsync(_bucket, key);
        using var reader = new StreamReader(answer.ResponseStream);
        return await reader.ReadToEndAsync();
    }

    private async Task PutAsync(string name, string content)
    {
        using var s3 = Session().S3();
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = $"{_prefix}/{name}", ContentBody = content });
    }
}
