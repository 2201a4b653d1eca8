using System.Collections.Concurrent;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Buckets;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Buckets;

/// <summary>sync-bucket when something goes wrong.</summary>
[Collection(BucketsCollection.Name)]
public sealed class SyncFaultTests(LocalEndpoint endpoint)
{
    [EndpointFact]
    public async Task A_run_that_ends_at_any_checkpoint_goes_on_and_ends_the_same()
    {
        using var buckets = await MakeAsync();
        for (var i = 0; i < 6; i++)
            await buckets.PutAsync($"k{i}", $"content {i}");
        var crashes = 0;
        for (var at = 1; ; at++)
        {
            using var fresh = await MakeAsync();
            using var step = Step(endpoint.Url, buckets.From, fresh.To);
            step.OnSave = _ =>
            {
                if (step.Checkpoints.Count == at)
                    throw new IOException("killed");
            };
            var crashed = false;
            try
            {
                await step.RunAsync();
            }
            catch (IOException)
            {
                crashed = true;
                crashes++;
            }
            step.OnSave = null;
            var outcome = await step.RunAsync();

            Assert.Equal(6, (long)outcome.Report!["verified"]!);
            Assert.Equal(await fresh.ListAsync(buckets.From), await fresh.ListAsync(fresh.To));
            if (!crashed)
                break;
        }
        Assert.True(crashes >= 6, $"{crashes} checkpoints");
    }

    [EndpointFact]
    public async Task What_the_cursor_passed_is_not_listed_again()
    {
        using var buckets = await MakeAsync();
        for (var i = 0; i < 4; i++)
            await buckets.PutAsync($"k{i}", "x");
        using var proxy = new FaultyEndpoint(endpoint.Url, _ => Fault.None);
        using var step = Step(proxy.Url, buckets.From, buckets.To);
        step.OnSave = c =>
        {
            if ((string?)c["ranges"]![0]!["cursor"] == "k2")
                throw new IOException("killed");
        };
        await Assert.ThrowsAsync<IOException>(() => step.RunAsync());
        step.OnSave = null;
        proxy.Requests.Clear();

        await step.RunAsync();

        Assert.Contains(proxy.Requests, r => r.Contains("start-after=k2", StringComparison.Ordinal));
        Assert.DoesNotContain(proxy.Requests, r => r.StartsWith($"PUT /{buckets.To}/k0", StringComparison.Ordinal));
    }

    [EndpointFact]
    public async Task Throttling_and_lost_messages_are_gone_through()
    {
        using var buckets = await MakeAsync();
        for (var i = 0; i < 12; i++)
            await buckets.PutAsync($"k{i:00}", $"content {i}");
        var seen = new ConcurrentDictionary<string, int>();
        using var proxy = new FaultyEndpoint(endpoint.Url, r => seen.AddOrUpdate(r.HttpMethod + r.RawUrl, 1, (_, n) => n + 1) switch
        {
            1 when r.RawUrl!.EndsWith("/k11", StringComparison.Ordinal) => Fault.SlowDown,
            2 when r.HttpMethod == "PUT" => Fault.LostRequest,
            1 => Fault.LostAnswer,
            _ => Fault.None,
        });
        using var step = Step(proxy.Url, buckets.From, buckets.To);

        var outcome = await step.RunAsync();

        Assert.Equal(12, (long)outcome.Report!["verified"]!);
        Assert.Equal(await buckets.ListAsync(buckets.From), await buckets.ListAsync(buckets.To));
    }

    [EndpointFact]
    public async Task What_never_stands_still_is_named_with_what_to_do()
    {
        using var buckets = await MakeAsync();
        for (var i = 0; i < 6; i++)
            await buckets.PutAsync($"k{i}", "before");
        using var step = new StepKit(new SyncBucketExecutor(), endpoint.Url, $$"""{ "from": "{{buckets.From}}", "to": "{{buckets.To}}" }""");
        var round = 0;
        step.OnSave = saved =>
        {
            // A slow copy saves in between too.
            if ((int)saved["round"]! <= round || saved["ranges"]!.AsArray().Any(range => !(bool)range!["done"]!))
                return;
            for (var i = round++; i < 6; i++)
                buckets.PutAsync($"k{i}", $"written in round {round}").GetAwaiter().GetResult();
        };

        var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());

        Assert.True(failure.MayRetry);
        Assert.StartsWith("Step step: after 3 rounds 4 objects kept changing (6, then 5, then 4 after each of the last 3): k2, k3, k4 and more. 2 of 6 objects", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"Somebody writes to s3://{buckets.From}/ or s3://{buckets.To}/ all the time.", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("go on with 'groundplan resume', which copies what differs and nothing else.", failure.Message, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task An_object_that_changes_while_it_is_copied_is_copied_anew()
    {
        using var buckets = await MakeAsync();
        await buckets.PutAsync("k", "before");
        string? condition = null;
        using var proxy = new FaultyEndpoint(endpoint.Url, async r =>
        {
            if (r.HttpMethod != "PUT" || condition is not null)
                return Fault.None;
            condition = r.Headers["x-amz-copy-source-if-match"];
            await buckets.PutAsync("k", "after, and longer");
            return Fault.Changed;
        });
        using var step = Step(proxy.Url, buckets.From, buckets.To);
        var before = (await buckets.ListAsync(buckets.From))["k"];

        var outcome = await step.RunAsync();

        Assert.Equal(before, condition);
        Assert.Equal("after, and longer", await buckets.TextAsync("k"));
        Assert.Contains("1 changed meanwhile", outcome.Summary, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task What_the_verification_finds_is_copied_in_another_round()
    {
        using var buckets = await MakeAsync();
        await buckets.PutAsync("k", "before");
        var listings = 0;
        using var proxy = new FaultyEndpoint(endpoint.Url, async r =>
        {
            if (r.HttpMethod == "GET" && r.RawUrl!.Contains("/" + buckets.From, StringComparison.Ordinal) && Interlocked.Increment(ref listings) == 3)
                await buckets.PutAsync("k", "after");
            return Fault.None;
        });
        using var step = Step(proxy.Url, buckets.From, buckets.To);

        var outcome = await step.RunAsync();

        Assert.Equal(2, (long)outcome.Outputs!["copied"]!);
        Assert.Equal("after", await buckets.TextAsync("k"));
    }

    [EndpointFact]
    public async Task An_object_that_never_rests_fails_the_step_by_name()
    {
        using var buckets = await MakeAsync();
        await buckets.PutAsync("busy", "x");
        using var proxy = new FaultyEndpoint(endpoint.Url, r => r.HttpMethod == "PUT" ? Fault.Changed : Fault.None);
        using var step = Step(proxy.Url, buckets.From, buckets.To);

        var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());

        Assert.Contains("busy", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.MayRetry);
    }

    [EndpointFact]
    public async Task The_verification_names_what_differs_and_what_is_missing()
    {
        using var buckets = await MakeAsync();
        foreach (var key in (string[])["a", "b", "c"])
            await buckets.PutAsync(key, key);
        using var step = Step(endpoint.Url, buckets.From, buckets.To);
        await step.RunAsync();
        await buckets.PutAsync("b", "B", buckets.To);
        await buckets.S3.DeleteObjectAsync(buckets.To, "c");

        var verdict = await step.VerifyAsync();

        Assert.False(verdict.Holds);
        Assert.Contains("1 of 3 objects", verdict.Detail, StringComparison.Ordinal);
        Assert.Contains("1 missing: c", verdict.Detail, StringComparison.Ordinal);
        Assert.Contains("1 different: b", verdict.Detail, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task A_rate_limit_holds()
    {
        using var buckets = await MakeAsync();
        for (var i = 0; i < 12; i++)
            await buckets.PutAsync($"k{i}", "x");
        using var step = new StepKit(new SyncBucketExecutor(), endpoint.Url, $$"""{ "from": "{{buckets.From}}", "to": "{{buckets.To}}", "objectsPerSecond": 8 }""");
        var clock = System.Diagnostics.Stopwatch.StartNew();

        await step.RunAsync();

        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(20));
    }

    private async Task<Buckets> MakeAsync()
    {
        var buckets = new Buckets(endpoint.Url);
        await buckets.MakeAsync();
        return buckets;
    }

    private static StepKit Step(string url, string from, string to) => new(new SyncBucketExecutor(), url, $$"""{ "from": "{{from}}", "to": "{{to}}" }""") { Time = new EachSecond() };
}
