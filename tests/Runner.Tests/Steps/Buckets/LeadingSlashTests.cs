using System.Net;
using System.Security.Cryptography;
using System.Text;
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
        Assert.All(seen.Signatures, pair => Assert.Equal(pair.Expected, pair.Actual));
        Assert.Equal("from/" + key, Uri.UnescapeDataString(seen.CopySource!));
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public List<string> Addresses { get; } = [];

        public List<(string Expected, string Actual)> Signatures { get; } = [];

        public string? CopySource { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Addresses.Add(request.RequestUri!.OriginalString);
            var authorization = request.Headers.GetValues("Authorization").Single();
            Signatures.Add((Signature(request, authorization), authorization[(authorization.LastIndexOf('=') + 1)..]));
            if (request.Headers.TryGetValues("x-amz-copy-source", out var source))
                CopySource = source.Single();
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<CopyObjectResult><ETag>x</ETag></CopyObjectResult>") });
        }

        // Signature version 4 over the path as it was sent: S3 does not put paths into a normal form.
        private static string Signature(HttpRequestMessage request, string authorization)
        {
            string Header(string name) => name == "host" ? request.RequestUri!.Host : request.Headers.TryGetValues(name, out var v) || request.Content!.Headers.TryGetValues(name, out v) ? string.Join(",", v) : "";
            var scope = authorization.Split("Credential=local/")[1].Split(',')[0];
            var names = authorization.Split("SignedHeaders=")[1].Split(',')[0];
            var address = request.RequestUri!.OriginalString;
            var path = address[address.IndexOf('/', "https://".Length)..];
            var canonical = $"{request.Method}\n{path}\n\n{string.Concat(names.Split(';').Select(n => $"{n}:{Header(n).Trim()}\n"))}\n{names}\n{Header("x-amz-content-sha256")}";
            var text = $"AWS4-HMAC-SHA256\n{Header("x-amz-date")}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
            var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4local"), (k, part) => HMACSHA256.HashData(k, Encoding.UTF8.GetBytes(part)));
            return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
        }
    }

    private sealed class Factory(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);
    }
}
