using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;

namespace Groundplan.Runner.Journal;

/// <summary>Small objects below a prefix, with conditional writes.</summary>
internal sealed class S3Objects(AmazonS3Client s3, S3Place location, string? account)
{
    private const int MostBytes = JournalLine.MostBytes + 1;

    /// <summary>Null when there is none.</summary>
    /// <exception cref="FormatException">It is larger than anything that was written.</exception>
    public async Task<(byte[] Bytes, string Tag)?> GetAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await s3.GetObjectAsync(new GetObjectRequest { BucketName = location.Bucket, Key = location.Prefix + name, ExpectedBucketOwner = account }, cancellationToken);
            return (await BytesAsync(answer.ResponseStream, cancellationToken), answer.ETag);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != S3StateErrors.NoBucket)
        {
            return null;
        }
        catch (AmazonS3Exception e) when (Explained(e) is { } explained)
        {
            throw explained;
        }
    }

    /// <param name="name">Below the prefix.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="tag">What must be there now; null for nothing.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The new tag; null when something else was there, or somebody writes it at this moment.</returns>
    public async Task<string?> TryPutAsync(string name, byte[] bytes, string? tag, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await s3.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = location.Bucket,
                    Key = location.Prefix + name,
                    InputStream = new MemoryStream(bytes),
                    ContentType = "application/json",
                    IfMatch = tag,
                    IfNoneMatch = tag is null ? "*" : null,
                    ExpectedBucketOwner = account,
                },
                cancellationToken);
            return answer.ETag;
        }
        catch (AmazonS3Exception e) when (IsRefusedCondition(e))
        {
            return null;
        }
        catch (AmazonS3Exception e) when (Explained(e) is { } explained)
        {
            throw explained;
        }
    }

    /// <returns>Whether that was there.</returns>
    public async Task<bool> TryDeleteAsync(string name, string tag, CancellationToken cancellationToken)
    {
        try
        {
            await s3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = location.Bucket, Key = location.Prefix + name, IfMatch = tag, ExpectedBucketOwner = account }, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception e) when (IsRefusedCondition(e))
        {
            return false;
        }
    }

    /// <summary>Names below the prefix and a folder in it, in order.</summary>
    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = location.Bucket, Prefix = location.Prefix + folder, ExpectedBucketOwner = account };
        do
        {
            var page = await PageAsync(request, cancellationToken);
            foreach (var item in page.S3Objects ?? [])
                yield return item.Key[location.Prefix.Length..];
            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
    }

    private static async Task<byte[]> BytesAsync(Stream content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var block = new byte[1 << 13];
        while (await content.ReadAsync(block, cancellationToken) is > 0 and var read)
        {
            if (bytes.Length + read > MostBytes)
                throw new FormatException($"it has more than {MostBytes} bytes");
            bytes.Write(block, 0, read);
        }
        return bytes.ToArray();
    }

    private async Task<ListObjectsV2Response> PageAsync(ListObjectsV2Request request, CancellationToken cancellationToken)
    {
        try
        {
            return await s3.ListObjectsV2Async(request, cancellationToken);
        }
        catch (AmazonS3Exception e) when (Explained(e) is { } explained)
        {
            throw explained;
        }
    }

    private AmazonS3Exception? Explained(AmazonS3Exception error) => S3StateErrors.Explain(error, location, s3.Config);

    private static bool IsRefusedCondition(AmazonS3Exception e)
        => e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict || (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode == "NoSuchKey");
}
