using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Reads a backup's manifest in a stream.</summary>
internal static class ManifestReader
{
    // A key has 1,024 bytes at most, of which JSON may make six times as many.
    private const int MostOfALine = 1 << 16;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static async Task<BackupManifest> HeadAsync(IS3Reader s3, string bucket, string key, CancellationToken cancellationToken)
    {
        using var answer = await OpenAsync(s3, bucket, key, cancellationToken);
        await foreach (var line in LinesAsync(answer.ResponseStream, bucket, key, cancellationToken))
        {
            if (Typed(() => (string?)line["manifest"] == BackupManifest.Kind && (int?)line["version"] == 1 && (string?)line["bucket"] is { } of && (string?)line["objectsPrefix"] is { } prefix ? new BackupManifest(of, prefix) : null) is { } head)
                return head;
            break;
        }
        throw Unreadable(bucket, key, "its first line is not that of a bucket's backup, version 1");
    }

    /// <summary>The objects of the manifest after a name, in order.</summary>
    /// <exception cref="StepFailure">The manifest is cut off, or is none.</exception>
    public static async IAsyncEnumerable<BucketObject> ObjectsAsync(IS3Reader s3, string bucket, string key, KeyRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (count, first, whole) = (0L, true, false);
        string? before = null;
        await using var copy = await CopyAsync(s3, bucket, key, cancellationToken);
        await foreach (var line in LinesAsync(copy, bucket, key, cancellationToken))
        {
            if (first)
            {
                first = false;
                continue;
            }
            if (line["objects"] is { } objects)
            {
                whole = objects.GetValueKind() == JsonValueKind.Number && objects.AsValue().TryGetValue(out long all) && all == count;
                continue;
            }
            if (Typed(() => Object(line)) is not { } listed || (before is not null && KeyOrder.Instance.Compare(before, listed.Name) >= 0))
                throw Unreadable(bucket, key, $"line {count + 2} is no object, or out of order");
            before = listed.Name;
            count++;
            if (range.After is null || KeyOrder.Instance.Compare(listed.Name, range.After) > 0)
                yield return listed;
        }
        if (!whole)
            throw Unreadable(bucket, key, $"it ends after {count} objects without saying that these are all");
    }

    private static BucketObject? Object(JsonObject line)
        => (string?)line["key"] is { } name && (string?)line["etag"] is { } etag && (long?)line["size"] is >= 0 and { } size
            ? new BucketObject(name, size, etag, (string?)line["storageClass"]) { VersionId = (string?)line["version"] }
            : null;

    // A member of another type than it should be.
    private static T? Typed<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static async IAsyncEnumerable<JsonObject> LinesAsync(Stream content, string bucket, string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(content, new StreamPipeReaderOptions(leaveOpen: true));
        try
        {
            while (await LineAsync(reader, cancellationToken) is { } line)
                yield return Parse(bucket, key, line);
        }
        finally
        {
            await reader.CompleteAsync();
        }

        async Task<byte[]?> LineAsync(PipeReader reader, CancellationToken cancellationToken)
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancellationToken);
                var (rest, end) = (read.Buffer, read.Buffer.PositionOf((byte)'\n'));
                var line = end is { } lf ? rest.Slice(0, lf) : rest;
                if (line.Length > MostOfALine)
                    throw Unreadable(bucket, key, $"a line has more than {MostOfALine} bytes");
                if (end is null && !read.IsCompleted)
                {
                    reader.AdvanceTo(rest.Start, rest.End);
                    continue;
                }
                var bytes = end is null && line.IsEmpty ? null : line.ToArray();
                reader.AdvanceTo(end is { } after ? rest.GetPosition(1, after) : rest.End);
                return bytes;
            }
        }
    }

    // It is read as slowly as objects are copied, which no connection would wait for.
    private static async Task<FileStream> CopyAsync(IS3Reader s3, string bucket, string key, CancellationToken cancellationToken)
    {
        using var answer = await OpenAsync(s3, bucket, key, cancellationToken);
        var copy = new FileStream(Path.GetTempFileName(), FileMode.Truncate, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await answer.ResponseStream.CopyToAsync(copy, cancellationToken);
            copy.Position = 0;
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    private static async Task<GetObjectResponse> OpenAsync(IS3Reader s3, string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            return await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key }, cancellationToken);
        }
        catch (AmazonS3Exception e) when (S3Errors.IsGone(e))
        {
            throw Unreadable(bucket, key, "there is no such object");
        }
    }

    private static JsonObject Parse(string bucket, string key, byte[] line)
    {
        try
        {
            return JsonNode.Parse(line, documentOptions: Strict) as JsonObject ?? throw Unreadable(bucket, key, "a line is no object");
        }
        catch (JsonException e)
        {
            throw Unreadable(bucket, key, e.Message);
        }
    }

    private static StepFailure Unreadable(string bucket, string key, string why) => new($"The manifest s3://{bucket}/{key} cannot be read: {why}.");
}
