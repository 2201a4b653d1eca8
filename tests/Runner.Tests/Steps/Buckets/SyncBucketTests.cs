using Amazon.S3.Model;
using Groundplan.Runner.Steps.Data;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Buckets;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Buckets;

/// <summary>sync-bucket against the local endpoint.</summary>
[Collection(BucketsCollection.Name)]
public sealed class SyncBucketTests(LocalEndpoint endpoint)
{
    [EndpointFact]
    public async Task An_empty_bucket_is_synced_and_verified()
    {
        using var buckets = await MakeAsync();
        using var step = Step(buckets);

        Assert.Equal(StepState.AlreadySatisfied, (await step.ForecastAsync()).State);
        var outcome = await step.RunAsync();

        Assert.Equal(0, (long)outcome.Outputs!["objects"]!);
        Assert.True((await step.VerifyAsync()).Holds);
    }

    [EndpointFact]
    public async Task More_than_a_page_is_copied_and_a_second_run_copies_what_differs()
    {
        using var buckets = await MakeAsync();
        await buckets.PutManyAsync(1010);
        using var step = Step(buckets);

        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        var outcome = await step.RunAsync();

        Assert.Equal(await buckets.ListAsync(buckets.From), await buckets.ListAsync(buckets.To));
        Assert.Equal((1010L, 1010L), ((long)outcome.Outputs!["objects"]!, (long)outcome.Outputs["copied"]!));
        Assert.True((bool)outcome.Report!["holds"]!);
        Assert.Equal((string?)outcome.Report["sourceDigest"], (string?)outcome.Report["targetDigest"]);
        Assert.True(CompletenessReport.IsUnchanged(outcome.Report));
        Assert.True(step.Checkpoints[^1]["ranges"]!.AsArray().Count > 1);

        await buckets.PutAsync("data/3/0003", "CONTENT 3");
        await buckets.PutAsync("data/4/0004", "longer than it was");
        await buckets.PutAsync("new", "new");
        await buckets.PutAsync("extra", "x", buckets.To);
        using var again = Step(buckets);
        Assert.False((await again.VerifyAsync()).Holds);

        outcome = await again.RunAsync();

        Assert.Equal((1011L, 3L, 1008L), ((long)outcome.Outputs!["objects"]!, (long)outcome.Outputs["copied"]!, (long)outcome.Outputs["skipped"]!));
        Assert.Equal("CONTENT 3", await buckets.TextAsync("data/3/0003"));
        Assert.Equal("extra", Assert.Single(outcome.Report!["additional"]!.AsArray())!.ToString());
        Assert.Equal(StepState.AlreadySatisfied, (await again.ForecastAsync()).State);
    }

    [EndpointFact]
    public async Task Keys_of_any_characters_are_copied_as_they_are()
    {
        using var buckets = await MakeAsync();
        string[] keys =
        [
            "plain", "with space", "a+b", "100%", "%2F", "a%20b", "ünï/ø", "日本", "\U0001F600", "\uFFEE", "x//y", "/leading", "//two", "trailing/", "a/./b", "a/../b", "q?x=1&y#z", "<&>'\"", "e=mc^2;,:@$!*()",
            "control\u0001", new string('k', 1024), new string('/', 3) + "end",
        ];
        foreach (var key in keys)
            await buckets.PutAsync(key, "content of " + key);
        await buckets.PutAsync("empty", "");
        using var step = Step(buckets);

        var outcome = await step.RunAsync();

        Assert.Equal(keys.Length + 1, (long)outcome.Outputs!["copied"]!);
        Assert.Equal(keys.Append("empty").Order(KeyOrder.Instance), (await buckets.ListAsync(buckets.To)).Keys.Order(KeyOrder.Instance));
        foreach (var key in keys)
            Assert.Equal("content of " + key, await buckets.TextAsync(key));
    }

    [EndpointFact]
    public async Task Objects_move_between_prefixes_and_extra_ones_are_deleted()
    {
        using var buckets = await MakeAsync();
        await buckets.PutAsync("old/a", "a");
        await buckets.PutAsync("old/b/c", "c");
        await buckets.PutAsync("other", "stays");
        await buckets.PutAsync("new/gone", "x", buckets.To);
        await buckets.PutAsync("newer", "x", buckets.To);
        using var step = Step(buckets, """, "prefix": "old/", "toPrefix": "new/", "deleteExtra": true""");

        var outcome = await step.RunAsync();

        Assert.Equal(["new/a", "new/b/c", "newer"], (await buckets.ListAsync(buckets.To)).Keys);
        Assert.Equal(1, (long)outcome.Outputs!["deleted"]!);
    }

    [EndpointFact]
    public async Task Tags_and_metadata_come_along_and_are_compared_when_asked()
    {
        using var buckets = await MakeAsync();
        var put = new PutObjectRequest { BucketName = buckets.From, Key = "a", ContentBody = "a", ContentType = "text/csv", TagSet = [new Tag { Key = "team", Value = "orders" }] };
        put.Metadata["owner"] = "me";
        await buckets.S3.PutObjectAsync(put);
        using var step = Step(buckets, """, "compare": "all" """);
        await step.RunAsync();

        var head = await buckets.S3.GetObjectMetadataAsync(buckets.To, "a");
        Assert.Equal(("text/csv", "me"), (head.Headers.ContentType, head.Metadata["owner"]));
        Assert.Equal("orders", Assert.Single((await buckets.S3.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = buckets.To, Key = "a" })).Tagging).Value);

        await buckets.S3.PutObjectTaggingAsync(new PutObjectTaggingRequest { BucketName = buckets.From, Key = "a", Tagging = new Tagging { TagSet = [new Tag { Key = "team", Value = "bank" }] } });
        using var content = Step(buckets);
        Assert.True((await content.VerifyAsync()).Holds);
        Assert.False((await step.VerifyAsync()).Holds);
        using var again = Step(buckets, """, "compare": "all" """);
        Assert.Equal(1, (long)(await again.RunAsync()).Outputs!["copied"]!);
        Assert.True((await again.VerifyAsync()).Holds);
    }

    [EndpointFact]
    public async Task Tags_and_metadata_stay_behind_when_asked()
    {
        using var buckets = await MakeAsync();
        var put = new PutObjectRequest { BucketName = buckets.From, Key = "a", ContentBody = "a", TagSet = [new Tag { Key = "team", Value = "orders" }] };
        put.Metadata["owner"] = "me";
        await buckets.S3.PutObjectAsync(put);
        using var step = Step(buckets, """, "tags": false, "metadata": false""");

        await step.RunAsync();

        Assert.Empty((await buckets.S3.GetObjectMetadataAsync(buckets.To, "a")).Metadata.Keys);
        Assert.Empty((await buckets.S3.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = buckets.To, Key = "a" })).Tagging ?? []);
    }

    [EndpointFact]
    public async Task A_missing_bucket_is_named()
    {
        using var buckets = await MakeAsync();
        await buckets.PutAsync("a", "a");
        using var step = new StepKit(new SyncBucketExecutor(), endpoint.Url, $$"""{ "from": "{{buckets.From}}", "to": "nowhere-{{buckets.To}}" }""");

        Assert.Equal(StepState.CannotVerifyYet, (await step.ForecastAsync()).State);
        Assert.False((await step.VerifyAsync()).Holds);
        Assert.Contains("nowhere-", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "to": "b" }""", "from")]
    [InlineData("""{ "from": "a", "to": "b", "versions": "some" }""", "versions")]
    [InlineData("""{ "from": "a", "to": "b", "objectsPerSecond": 0 }""", "objectsPerSecond")]
    [InlineData("""{ "from": "a", "to": "b", "partBytes": 1000 }""", "partBytes")]
    [InlineData("""{ "from": "a", "to": "b", "deleteExtras": true }""", "deleteExtras")]
    [InlineData("""{ "from": "a", "to": "a", "prefix": "x/", "toPrefix": "x/y/" }""", "to")]
    public async Task Wrong_arguments_are_named(string arguments, string named)
    {
        using var step = new StepKit(new SyncBucketExecutor(), null, arguments);

        Assert.Contains($"argument {named} ", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message.Replace("there is no argument", "argument", StringComparison.Ordinal).Replace(";", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private async Task<Buckets> MakeAsync()
    {
        var buckets = new Buckets(endpoint.Url);
        await buckets.MakeAsync();
        return buckets;
    }

    private StepKit Step(Buckets buckets, string more = "") => new(new SyncBucketExecutor(), endpoint.Url, $$"""{ "from": "{{buckets.From}}", "to": "{{buckets.To}}"{{more}} }""");
}
