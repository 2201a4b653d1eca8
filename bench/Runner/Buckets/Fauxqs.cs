using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Bench.Buckets;

/// <summary>A fauxqs on a port of its own, in memory and on loopback; ended by its process id.</summary>
internal sealed class Fauxqs : IDisposable
{
    private const string Ready = "listening on ";

    // Its own command listens on all addresses.
    private const string Server = """
        import { pathToFileURL } from 'node:url';
        const { buildApp } = await import(pathToFileURL(process.argv[2]).href);
        const app = buildApp({ logger: false, host: '127.0.0.1' });
        console.log('listening on ' + await app.listen({ port: 0, host: '127.0.0.1' }));
        """;

    private readonly Process _process;
    private readonly string _script;

    private Fauxqs(Process process, string script, string url)
    {
        (_process, _script, Url) = (process, script, url);
        S3 = new AwsSession(new BasicAWSCredentials("test", "test"), "us-east-1", url).S3WithoutRetries();
    }

    public string Url { get; }

    public int Pid => _process.Id;

    public AmazonS3Client S3 { get; }

    /// <summary>Starts the one in the <c>node_modules</c> that FAUXQS names; null when there is none.</summary>
    public static async Task<Fauxqs?> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("FAUXQS") is not { Length: > 0 } modules)
            return null;
        var script = Path.Combine(Path.GetTempPath(), $"fauxqs-{Guid.NewGuid():N}.mjs");
        await File.WriteAllTextAsync(script, Server);
        var process = Process.Start(new ProcessStartInfo(Path.Combine(modules, ".bin", "node"), ["--no-warnings", script, Path.Combine(modules, "fauxqs", "dist", "app.js")]) { RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync();
        return line?.StartsWith(Ready, StringComparison.Ordinal) == true
            ? new Fauxqs(process, script, line[Ready.Length..])
            : throw new InvalidOperationException($"fauxqs of {modules} said: {line}");
    }

    /// <summary>The objects that the baseline makes: 16 KB each, in fifty folders.</summary>
    public async Task LoadAsync(string bucket, int objects)
    {
        await S3.PutBucketAsync(bucket);
        var body = RandomNumberGenerator.GetBytes(16 * 1024);
        await Parallel.ForAsync(0, objects, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, stop) =>
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"data/{i % 50:D2}/obj-{i:D5}.bin");
            await S3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, InputStream = new MemoryStream(body) }, stop);
        });
    }

    /// <summary>Deletes all objects, whose content would fill the server's memory, and the bucket.</summary>
    public async Task RemoveAsync(string bucket)
    {
        while (await S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket }) is { S3Objects: { Count: > 0 } page })
            await S3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = bucket, Objects = [.. page.Select(o => new KeyVersion { Key = o.Key })], Quiet = true });
        await S3.DeleteBucketAsync(bucket);
    }

    public void Dispose()
    {
        S3.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        File.Delete(_script);
    }
}
