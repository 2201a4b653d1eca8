using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Buckets;

/// <summary>Two fresh buckets at the endpoint, and what a test does with them beside the step.</summary>
internal sealed class Buckets(string endpointUrl) : IDisposable
{
    private const string Name = "abcdefghijklmnopqrstuvwxyz0123456789";

    public AmazonS3Client S3 { get; } = new AwsSession(new BasicAWSCredentials("local", "local"), StepKit.Region, endpointUrl).S3();

    public string From { get; } = "from-" + Random.Shared.GetString(Name, 12);

    public string To { get; } = "to-" + Random.Shared.GetString(Name, 12);

    public async Task MakeAsync(bool versions = false)
    {
        foreach (var bucket in (string[])[From, To])
        {
            await S3.PutBucketAsync(new PutBucketRequest { BucketName = bucket, BucketRegionName = StepKit.Region });
            if (versions)
                await S3.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = bucket, VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled } });
        }
    }

    public async Task<string> PutAsync(string key, string content, string? bucket = null)
        => (await S3.PutObjectAsync(new PutObjectRequest { BucketName = bucket ?? From, Key = key, InputStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) })).ETag;

    public Task PutManyAsync(int count)
        => Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => await PutAsync($"data/{i % 7}/{i:0000}", $"content {i}"));

    public async Task<string> TextAsync(string key, string? bucket = null)
    {
        using var answer = await S3.GetObjectAsync(bucket ?? To, key);
        using var reader = new StreamReader(answer.ResponseStream);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Keys and ETags of a bucket, as the SDK's own listing shows them.</summary>
    public async Task<Dictionary<string, string>> ListAsync(string bucket)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var request = new ListObjectsV2Request { BucketName = bucket, Encoding = EncodingType.Url };
        do
        {
            var page = await S3.ListObjectsV2Async(request);
            foreach (var item in page.S3Objects ?? [])
                found.Add(Uri.UnescapeDataString(item.Key), item.ETag);
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
        return found;
    }

    public void Dispose() => S3.Dispose();
}
