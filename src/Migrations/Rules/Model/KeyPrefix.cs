namespace Groundplan.Migrations.Rules.Model;

/// <summary>A prefix of keys that a step is given.</summary>
/// <param name="Property">The property.</param>
/// <param name="Text">The prefix; null or empty for all keys.</param>
/// <param name="Does">What the step does with the keys that begin so, as a word in a sentence; null for a prefix that is put before the keys.</param>
internal sealed record KeyPrefix(string Property, string? Text, string? Does)
{
    /// <summary>The prefixes of a step that are not said to be meant as they stand.</summary>
    public static IReadOnlyList<KeyPrefix> Of(Step step) => step switch
    {
        BucketCopy { LiteralPrefix: true } or EmptyBucket { LiteralPrefix: true } or RequireEmptyBucket { LiteralPrefix: true } => [],
        SyncBucket sync => [new(nameof(SyncBucket.Prefix), sync.Prefix, "copies"), .. EndsFolder(sync.Prefix) ? (KeyPrefix[])[new(nameof(SyncBucket.ToPrefix), sync.ToPrefix, null)] : []],
        BackupBucket backup => [new(nameof(BackupBucket.Prefix), backup.Prefix, null)],
        RestoreBucket restore => [new(nameof(RestoreBucket.ToPrefix), restore.ToPrefix, null)],
        EmptyBucket empty => [new(nameof(EmptyBucket.Prefix), empty.Prefix, "deletes")],
        RequireEmptyBucket empty => [new(nameof(RequireEmptyBucket.Prefix), empty.Prefix, "looks at")],
        _ => [],
    };

    /// <summary>Whether what follows the prefix is a whole name.</summary>
    public bool IsWhole => EndsFolder(Text);

    private static bool EndsFolder(string? text) => string.IsNullOrEmpty(text) || text!.EndsWith("/", StringComparison.Ordinal);
}
