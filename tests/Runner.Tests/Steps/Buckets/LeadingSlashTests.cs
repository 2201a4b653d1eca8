using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Tests.Steps.Buckets;

/// <summary>The address of an object is that of its key, with all its slashes.</summary>
public sealed class LeadingSlashTests
{
    [Theory]
    [InlineData("bucket", false, "/k", "https://bucket.s3.us-west-2.amazonaws.com//k")]
    [InlineData("bucket", false, "k", "https://bucket.s3.us-west-2.amazonaws.com/k")]
    [InlineData("bucket", true, "k", "https://s3.us-west-2.amazonaws.com/bucket/k")]
    [InlineData("bucket", true, "/k", "https://s3.us-west-2.amazonaws.com/bucket//k")]
    [InlineData("bucket", true, "///k//l", "https://s3.us-west-2.amazonaws.com/bucket////k//l")]
    [InlineData("bucket.with.dots", false, "//k", "https://s3.us-west-2.amazonaws.com/bucket.with.dots///k")]
    public async Task Slashes_that_a_key_starts_with_stay(string bucket, bool path, string key, string address)
    {
        var seen = new Recorder();
        var config = new AmazonS3Config { RegionEndpoint = RegionEndpoint.USWest2, ForcePathStyle = path, HttpClientFactory = new Factory(seen) };
        using var s3 = new S3Client(new BasicAWSCredentials("local", "local"), config);

        await s3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = bucket, Key = key });
        await s3.CopyObjectAsync(new CopyObjectRequest { SourceBucket = "from", SourceKey = key, DestinationBucket = bucket, DestinationKey = key });

        Assert.Equal([address, address], seen.Addresses);
        Assert.Equal("from/" + key, Uri.UnescapeDataString(seen.CopySource!));
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public List<string> Addresses { get; } = [];

        public string? CopySource { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Addresses.Add(request.RequestUri!.OriginalString);
            if (request.Headers.TryGetValues("x-amz-copy-source", out var source))
                CopySource = source.Single();
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<CopyObjectResult><ETag>x</ETag></CopyObjectResult>") });
        }
    }

    private sealed class Factory(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);
    }
}
