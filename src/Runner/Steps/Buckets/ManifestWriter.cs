using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>A manifest that is there.</summary>
/// <param name="Sha256">Its digest, in lower-case hexadecimal digits.</param>
/// <param name="Kept">Where the manifest of an earlier backup was put, which had its name; null where there was none.</param>
internal sealed record WrittenManifest(string Sha256, string? Kept);

/// <summary>Writes the manifest of a backup: of each object the key, and version, size and ETag of its copy. The same backup has the same manifest, byte for byte.</summary>
internal static class ManifestWriter
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it; one of an earlier backup, which lists something else, is kept beside it.</summary>
    public static async Task<WrittenManifest> WriteAsync(StepRun step, SyncOptions options, string key, CancellationToken cancellationToken)
    {
        var path = Path.GetTempFileName();
        try
        {
            await using (var file = File.Create(path))
                await WriteAsync(file, step, options, cancellationToken);
            await using var written = File.OpenRead(path);
            var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancellationToken));
            // An attempt before this one may have written it.
            var earlier = await EarlierManifest.FindAsync(step.Services.In(options.To.Region).S3, options.To.Bucket, key, cancellationToken);
            if (earlier?.Sha256 == digest)
                return new(digest, null);
            var kept = earlier is null ? null : await earlier.KeepAsync(step, options, key, cancellationToken);
            await step.Writes.In(options.To.Region).S3.PutObjectOnceAsync(
                new PutObjectRequest
                {
                    BucketName = options.To.Bucket,
                    Key = key,
                    FilePath = path,
                    ContentType = "application/jsonl",
                    ServerSideEncryptionMethod = Policies.Encryption(options),
                    ServerSideEncryptionKeyManagementServiceKeyId = options.KmsKeyId,
                },
                cancellationToken);
            return new(digest, kept);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task WriteAsync(Stream file, StepRun step, SyncOptions options, CancellationToken cancellationToken)
    {
        await LineAsync(file, new JsonObject { ["manifest"] = BackupManifest.Kind, ["version"] = 1, ["bucket"] = options.From.Bucket, ["objectsPrefix"] = options.To.Prefix }, cancellationToken);
        var (objects, bytes) = (0L, 0L);
        var pairs = SideBySide.PairsAsync(
            BucketListing.ObjectsAsync(step.Services.In(options.From.Region).S3, options.From, KeyRange.All, cancellationToken),
            CurrentAsync(step.Services.In(options.To.Region).S3, options.To, cancellationToken),
            o => o.Name,
            cancellationToken);
        await foreach (var (name, source, copy) in pairs)
        {
            if (source is null)
                continue;
            if (copy is null || copy.Size != source.Size)
                throw new StepFailure($"Step {step.Id}: {options.From.Key(name)} in {options.From.Bucket} was written to since it was backed up. Stop what writes to it.", mayRetry: true);
            await LineAsync(file, new JsonObject { ["key"] = name, ["version"] = copy.VersionId, ["size"] = copy.Size, ["etag"] = copy.ETag, ["storageClass"] = copy.StorageClass }, cancellationToken);
            objects++;
            bytes += copy.Size;
        }
        await LineAsync(file, new JsonObject { ["objects"] = objects, ["bytes"] = bytes }, cancellationToken);
    }

    /// <summary>What is current in a place, with its versions.</summary>
    public static async IAsyncEnumerable<BucketObject> CurrentAsync(
        IS3Reader s3, BucketPlace place, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var history in VersionListing.HistoriesAsync(s3, place, cancellationToken))
        {
            if (history.Versions[^1] is { IsMarker: false, Object: var item })
                yield return item.VersionId is "null" or "" ? item with { VersionId = null } : item;
        }
    }

    private static async Task LineAsync(Stream file, JsonObject line, CancellationToken cancellationToken)
        => await file.WriteAsync(Encoding.UTF8.GetBytes(line.ToJsonString(Compact) + "\n"), cancellationToken);
}
