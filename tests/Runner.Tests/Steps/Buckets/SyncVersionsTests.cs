using Amazon.S3.Model;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Buckets;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Buckets;

/// <summary>sync-bucket with all versions.</summary>
[Collection(BucketsCollection.Name)]
public sealed class SyncVersionsTests(LocalEndpoint endpoint)
{
    [EndpointFact]
    public async Task Versions_and_delete_markers_come_in_their_order()
    {
        using var buckets = await MakeAsync();
        foreach (var content in (string[])["one", "two", "three", "three"])
            await buckets.PutAsync("often", content);
        await buckets.PutAsync("deleted", "was here");
        await buckets.S3.DeleteObjectAsync(buckets.From, "deleted");
        await buckets.PutAsync("dir/ä b", "");
        using var step = Step(endpoint.Url, buckets);

        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        var outcome = await step.RunAsync();

        Assert.Equal(await HistoriesAsync(buckets, buckets.From), await HistoriesAsync(buckets, buckets.To));
        Assert.Equal((7L, 7L, "versions"), ((long)outcome.Report!["verified"]!, (long)outcome.Report["copied"]!, (string?)outcome.Report["unit"]));
        Assert.Equal((string?)outcome.Report["sourceDigest"], (string?)outcome.Report["targetDigest"]);
        Assert.Equal(["dir/ä b", "often"], (await buckets.ListAsync(buckets.To)).Keys);

        await buckets.PutAsync("often", "four");
        using var again = Step(endpoint.Url, buckets);
        Assert.False((await again.VerifyAsync()).Holds);
        Assert.Equal(1, (long)(await again.RunAsync()).Outputs!["copied"]!);
        Assert.Equal(StepState.AlreadySatisfied, (await again.ForecastAsync()).State);
    }

    [EndpointFact]
    public async Task A_lost_answer_makes_no_second_version()
    {
        using var buckets = await MakeAsync();
        foreach (var content in (string[])["one", "two", "two"])
            await buckets.PutAsync("k", content);
        var puts = 0;
        using var proxy = new FaultyEndpoint(endpoint.Url, r => r.HttpMethod != "PUT" ? Fault.None : Interlocked.Increment(ref puts) switch
        {
            1 or 3 => Fault.LostAnswer,
            2 => Fault.LostRequest,
            _ => Fault.None,
        });
        using var step = Step(proxy.Url, buckets);

        await step.RunAsync();

        Assert.Equal(await HistoriesAsync(buckets, buckets.From), await HistoriesAsync(buckets, buckets.To));
    }

    [EndpointFact]
    public async Task A_run_that_ends_at_any_checkpoint_makes_no_version_twice()
    {
        using var buckets = await MakeAsync();
        foreach (var key in (string[])["a", "b", "c"])
        {
            await buckets.PutAsync(key, "one");
            await buckets.PutAsync(key, "two");
        }
        using var step = Step(endpoint.Url, buckets, time: new EachSecond());
        var kills = 0;
        step.OnSave = _ =>
        {
            if (kills++ < 4)
                throw new IOException("killed");
        };
        for (var i = 0; i < 4; i++)
            await Assert.ThrowsAsync<IOException>(() => step.RunAsync());

        var outcome = await step.RunAsync();

        Assert.Equal(6, (long)outcome.Report!["verified"]!);
        Assert.Equal(await HistoriesAsync(buckets, buckets.From), await HistoriesAsync(buckets, buckets.To));
    }

    [EndpointFact]
    public async Task A_history_that_differs_is_named_and_replaced_only_when_asked()
    {
        using var buckets = await MakeAsync();
        await buckets.PutAsync("k", "source");
        await buckets.PutAsync("k", "another", buckets.To);
        await buckets.PutAsync("extra", "x", buckets.To);
        using var kept = Step(endpoint.Url, buckets);
        using var replaced = Step(endpoint.Url, buckets, """, "deleteExtra": true""");

        Assert.Equal(StepState.WouldFail, (await kept.ForecastAsync()).State);
        Assert.Contains("1 different: k", (await Assert.ThrowsAsync<StepFailure>(() => kept.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Equal("another", await buckets.TextAsync("k"));

        await replaced.RunAsync();

        Assert.Equal(await HistoriesAsync(buckets, buckets.From), await HistoriesAsync(buckets, buckets.To));
    }

    [EndpointFact]
    public async Task A_target_without_versioning_is_refused()
    {
        using var buckets = new Buckets(endpoint.Url);
        await buckets.MakeAsync();
        using var step = Step(endpoint.Url, buckets);

        Assert.Contains("keeps no versions", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    // Versions in their order, and how many markers: the endpoint lists markers after all versions of a second.
    private static async Task<IEnumerable<string>> HistoriesAsync(Buckets buckets, string bucket)
    {
        var page = await buckets.S3.ListVersionsAsync(new ListVersionsRequest { BucketName = bucket });
        return page.Versions.Where(v => v.IsDeleteMarker != true).Select(v => $"{v.Key} {v.ETag}").Concat(page.Versions.Where(v => v.IsDeleteMarker == true).Select(v => $"{v.Key} {v.IsLatest}"));
    }

    private async Task<Buckets> MakeAsync()
    {
        var buckets = new Buckets(endpoint.Url);
        await buckets.MakeAsync(versions: true);
        return buckets;
    }

    private static StepKit Step(string url, Buckets buckets, string more = "", TimeProvider? time = null)
        => new(new SyncBucketExecutor(), url, $$"""{ "from": "{{buckets.From}}", "to": "{{buckets.To}}", "versions": "all"{{more}} }""") { Time = time ?? TimeProvider.System };
}
