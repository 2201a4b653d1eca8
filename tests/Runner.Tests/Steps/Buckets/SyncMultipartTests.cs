using Amazon.S3.Model;
using Groundplan.Runner.Steps.Buckets;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Buckets;

/// <summary>Objects that are copied in parts.</summary>
[Collection(BucketsCollection.Name)]
public sealed class SyncMultipartTests(LocalEndpoint endpoint)
{
    private const int MiB = 1024 * 1024;
    private const string Parts = """, "multipartAboveBytes": 5242880, "partBytes": 5242880""";

    [EndpointFact]
    public async Task What_is_too_large_is_copied_in_parts_with_what_belongs_to_it()
    {
        using var buckets = await MakeAsync();
        var body = Random(6 * MiB + 1);
        var put = new PutObjectRequest { BucketName = buckets.From, Key = "large file", InputStream = new MemoryStream(body), ContentType = "video/mp4", TagSet = [new Tag { Key = "team", Value = "orders" }] };
        put.Metadata["owner"] = "me";
        await buckets.S3.PutObjectAsync(put);
        using var step = Step(endpoint.Url, buckets, Parts);

        var outcome = await step.RunAsync();

        Assert.Equal(body, await BytesAsync(buckets, "large file"));
        var head = await buckets.S3.GetObjectMetadataAsync(buckets.To, "large file");
        Assert.Equal(("video/mp4", "me"), (head.Headers.ContentType, head.Metadata["owner"]));
        Assert.EndsWith("-2\"", head.ETag, StringComparison.Ordinal);
        Assert.Equal("orders", Assert.Single((await buckets.S3.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = buckets.To, Key = "large file" })).Tagging).Value);
        Assert.Equal(1, (long)outcome.Report!["verified"]!);
        Assert.Empty((await buckets.S3.ListMultipartUploadsAsync(buckets.To)).MultipartUploads ?? []);

        using var again = Step(endpoint.Url, buckets, Parts);
        Assert.Equal(0, (long)(await again.RunAsync()).Outputs!["copied"]!);
    }

    [EndpointFact]
    public async Task Contents_are_read_where_neither_ETag_nor_checksum_can_tell()
    {
        using var buckets = await MakeAsync();
        var body = Random(5 * MiB + 7);
        await PutInPartsAsync(buckets, buckets.From, body);
        await buckets.S3.PutObjectAsync(new PutObjectRequest { BucketName = buckets.To, Key = "k", InputStream = new MemoryStream(body) });
        using var step = Step(endpoint.Url, buckets);
        using var bySize = Step(endpoint.Url, buckets, """, "readToCompare": false""");

        Assert.True((await step.VerifyAsync()).Holds);
        Assert.Contains("1 of them by size alone", (await bySize.VerifyAsync()).Detail, StringComparison.Ordinal);

        body[^1]++;
        await buckets.S3.PutObjectAsync(new PutObjectRequest { BucketName = buckets.To, Key = "k", InputStream = new MemoryStream(body) });
        Assert.False((await step.VerifyAsync()).Holds);
        Assert.Equal(1, (long)(await step.RunAsync()).Outputs!["copied"]!);
        body[^1]--;
        Assert.Equal(body, await BytesAsync(buckets, "k"));
    }

    [EndpointFact]
    public async Task Parts_that_a_killed_run_left_are_removed()
    {
        using var buckets = await MakeAsync();
        await buckets.S3.PutObjectAsync(new PutObjectRequest { BucketName = buckets.From, Key = "k", InputStream = new MemoryStream(Random(6 * MiB)) });
        using var step = Step(endpoint.Url, buckets, Parts);
        step.OnSave = c =>
        {
            if (c["uploads"]!.AsArray().Count > 0)
                throw new IOException("killed");
        };
        await Assert.ThrowsAsync<IOException>(() => step.RunAsync());
        Assert.Single((await buckets.S3.ListMultipartUploadsAsync(buckets.To)).MultipartUploads);
        step.OnSave = null;

        await step.RunAsync();

        Assert.Empty((await buckets.S3.ListMultipartUploadsAsync(buckets.To)).MultipartUploads ?? []);
        Assert.True((await step.VerifyAsync()).Holds);
    }

    [EndpointFact]
    public async Task A_lost_answer_to_the_completion_ends_in_one_whole_object()
    {
        using var buckets = await MakeAsync();
        var body = Random(6 * MiB);
        await buckets.S3.PutObjectAsync(new PutObjectRequest { BucketName = buckets.From, Key = "k", InputStream = new MemoryStream(body) });
        var lost = 0;
        using var proxy = new FaultyEndpoint(endpoint.Url, r => r.HttpMethod == "POST" && !r.RawUrl!.Contains("uploads", StringComparison.Ordinal) && Interlocked.Increment(ref lost) == 1 ? Fault.LostAnswer : Fault.None);
        using var step = Step(proxy.Url, buckets, Parts);

        await step.RunAsync();

        Assert.True(lost > 1);
        Assert.Equal(body, await BytesAsync(buckets, "k"));
        Assert.Empty((await buckets.S3.ListMultipartUploadsAsync(buckets.To)).MultipartUploads ?? []);
    }

    private static byte[] Random(int count)
    {
        var bytes = new byte[count];
        System.Random.Shared.NextBytes(bytes);
        return bytes;
    }

    private static async Task PutInPartsAsync(Buckets buckets, string bucket, byte[] body)
    {
        var upload = await buckets.S3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = "k" });
        var parts = new List<PartETag>();
        foreach (var (number, range) in new[] { (1, ..(5 * MiB)), (2, (5 * MiB)..) })
        {
            var part = await buckets.S3.UploadPartAsync(new UploadPartRequest { BucketName = bucket, Key = "k", UploadId = upload.UploadId, PartNumber = number, InputStream = new MemoryStream(body[range]) });
            parts.Add(new PartETag(number, part.ETag));
        }
        await buckets.S3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = bucket, Key = "k", UploadId = upload.UploadId, PartETags = parts });
    }

    private static async Task<byte[]> BytesAsync(Buckets buckets, string key)
    {
        using var answer = await buckets.S3.GetObjectAsync(buckets.To, key);
        using var bytes = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<Buckets> MakeAsync()
    {
        var buckets = new Buckets(endpoint.Url);
        await buckets.MakeAsync();
        return buckets;
    }

    private static StepKit Step(string url, Buckets buckets, string more = "") => new(new SyncBucketExecutor(), url, $$"""{ "from": "{{buckets.From}}", "to": "{{buckets.To}}"{{more}} }""");
}
