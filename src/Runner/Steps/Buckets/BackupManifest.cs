namespace Groundplan.Runner.Steps.Buckets;

/// <summary>The first line of a backup's manifest; an object a line follows, in the order of keys, and a line with their number.</summary>
/// <param name="Bucket">What was backed up.</param>
/// <param name="ObjectsPrefix">Where the copies are, in the bucket of the manifest.</param>
internal sealed record BackupManifest(string Bucket, string ObjectsPrefix)
{
    public const string Kind = "bucket-backup";

    /// <summary>Where the manifest is, below the prefix of a backup.</summary>
    public const string FileName = "manifest.jsonl";

    /// <summary>Where the copies are, below the prefix of a backup.</summary>
    public const string Folder = "objects/";
}
