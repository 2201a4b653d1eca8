using Amazon.S3.Model;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Buckets;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Buckets;

/// <summary>empty-bucket, delete-bucket and require-empty-bucket.</summary>
[Collection(BucketsCollection.Name)]
public sealed class EmptyBucketTests(LocalEndpoint endpoint)
{
    [EndpointFact]
    public async Task A_bucket_is_emptied_of_versions_markers_and_uploads_and_then_deleted()
    {
        using var buckets = new Buckets(endpoint.Url);
        await buckets.MakeAsync(versions: true);
        foreach (var key in (string[])["a", "ä +%", "/lead"])
        {
            await buckets.PutAsync(key, "one");
            await buckets.PutAsync(key, "two");
        }
        await buckets.S3.DeleteObjectAsync(buckets.From, "a");
        await buckets.S3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = buckets.From, Key = "upload" });
        using var required = Step(new RequireEmptyBucketExecutor(), buckets);
        using var empty = Step(new EmptyBucketExecutor(), buckets);
        using var delete = Step(new DeleteBucketExecutor(), buckets);

        Assert.Equal(StepState.WouldFail, (await required.ForecastAsync()).State);
        Assert.Contains("/lead", (await Assert.ThrowsAsync<StepFailure>(() => required.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(StepState.CannotVerifyYet, (await delete.ForecastAsync()).State);
        Assert.Contains("left as it is", (await Assert.ThrowsAsync<StepFailure>(() => delete.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(StepState.WouldRun, (await empty.ForecastAsync()).State);
        Assert.False((await empty.VerifyAsync()).Holds);

        Assert.Equal(7, (long)(await empty.RunAsync()).Outputs!["deleted"]!);
        Assert.True((await empty.VerifyAsync()).Holds);
        Assert.Equal(0, (long)(await empty.RunAsync(2)).Outputs!["deleted"]!);
        Assert.True((await required.VerifyAsync()).Holds);
        Assert.Contains("is empty", (await required.RunAsync()).Summary, StringComparison.Ordinal);
        Assert.False((await delete.VerifyAsync()).Holds);

        await delete.RunAsync();
        Assert.True((await delete.VerifyAsync()).Holds);
        Assert.Contains("was gone", (await delete.RunAsync()).Summary, StringComparison.Ordinal);
        Assert.Equal(StepState.AlreadySatisfied, (await delete.ForecastAsync()).State);
        Assert.False((await required.VerifyAsync()).Holds);
    }

    [EndpointFact]
    public async Task More_than_a_batch_is_deleted_below_a_prefix_alone()
    {
        using var buckets = new Buckets(endpoint.Url);
        await buckets.MakeAsync();
        await buckets.PutManyAsync(1001);
        await buckets.PutAsync("stays", "x");
        using var empty = Step(new EmptyBucketExecutor(), buckets, """, "prefix": "data/" """);

        Assert.Equal(1001, (long)(await empty.RunAsync()).Outputs!["deleted"]!);

        Assert.Equal(["stays"], (await buckets.ListAsync(buckets.From)).Keys);
    }

    [EndpointFact]
    public async Task Older_versions_stay_when_asked()
    {
        using var buckets = new Buckets(endpoint.Url);
        await buckets.MakeAsync(versions: true);
        await buckets.PutAsync("a", "a");
        using var empty = Step(new EmptyBucketExecutor(), buckets, """, "allVersions": false""");

        await empty.RunAsync();

        Assert.True((await empty.VerifyAsync()).Holds);
        Assert.Equal(2, (await buckets.S3.ListVersionsAsync(buckets.From)).Versions.Count);
    }

    [EndpointFact]
    public async Task Lost_answers_do_not_matter()
    {
        using var buckets = new Buckets(endpoint.Url);
        await buckets.MakeAsync();
        await buckets.PutAsync("a", "a");
        var lost = 0;
        using var proxy = new FaultyEndpoint(endpoint.Url, r => r.HttpMethod is "POST" or "DELETE" && Interlocked.Increment(ref lost) % 2 == 1 ? Fault.LostAnswer : Fault.None);
        using var empty = new StepKit(new EmptyBucketExecutor(), proxy.Url, $$"""{ "bucket": "{{buckets.From}}" }""");
        using var delete = new StepKit(new DeleteBucketExecutor(), proxy.Url, $$"""{ "bucket": "{{buckets.From}}" }""");

        await empty.RunAsync();
        await delete.RunAsync();

        Assert.True(lost > 2, $"{lost} requests");
        Assert.True((await delete.VerifyAsync()).Holds);
    }

    private StepKit Step(IStepExecutor executor, Buckets buckets, string more = "") => new(executor, endpoint.Url, $$"""{ "bucket": "{{buckets.From}}"{{more}} }""");
}
