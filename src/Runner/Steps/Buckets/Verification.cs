using System.Globalization;
using Groundplan.Runner.Steps.Data;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>What an independent look at both sides found.</summary>
internal sealed class Verification
{
    private long _inventory;
    private long _bytes;
    private long _verified;
    private long _bySize;

    public InventoryDigest SourceDigest { get; } = new();

    public InventoryDigest TargetDigest { get; } = new();

    public KeySample Missing { get; } = new();

    public KeySample Different { get; } = new();

    public KeySample Additional { get; } = new();

    public long Inventory => Interlocked.Read(ref _inventory);

    public long Bytes => Interlocked.Read(ref _bytes);

    public long Verified => Interlocked.Read(ref _verified);

    public bool Holds(SyncOptions options) => Unequal(options).Count == 0;

    /// <summary>The keys that are not as they should be.</summary>
    public KeySample Unequal(SyncOptions options) => KeySample.Of(options.DeleteExtra ? [Missing, Different, Additional] : [Missing, Different]);

    public void AtSource(BucketObject item)
    {
        Interlocked.Increment(ref _inventory);
        Interlocked.Add(ref _bytes, item.Size);
        SourceDigest.Add(item.Name, item.Size, item.ETag);
    }

    /// <summary>Equal contents count as the same also where their ETags cannot be.</summary>
    public void Equal(BucketObject source, Likeness likeness)
    {
        Interlocked.Increment(ref _verified);
        if (likeness == Likeness.SameSize)
            Interlocked.Increment(ref _bySize);
        TargetDigest.Add(source.Name, source.Size, source.ETag);
    }

    public void NotEqual(BucketObject target)
    {
        Different.Add(target.Name);
        TargetDigest.Add(target.Name, target.Size, target.ETag);
    }

    public CompletenessReport Report(string kind, SyncOptions options, SyncTally tally, DateTimeOffset now) => new()
    {
        Kind = kind,
        From = options.From.ToString(),
        To = options.To.ToString(),
        Unit = options.AllVersions ? "versions" : "objects",
        Inventory = Inventory,
        Copied = tally.Copied,
        Skipped = tally.Skipped,
        Deleted = tally.Deleted,
        Verified = Verified,
        Extra = Additional.Count,
        SourceDigest = SourceDigest.ToString(),
        TargetDigest = TargetDigest.ToString(),
        Missing = Missing.First,
        Different = Different.First,
        Additional = Additional.First,
        VerifiedAt = now,
    };

    public string Describe(SyncOptions options)
    {
        var unit = options.AllVersions ? "versions" : "objects";
        var text = string.Create(CultureInfo.InvariantCulture, $"{Verified} of {Inventory} {unit} ({Bytes} bytes) of {options.From} are the same at {options.To}");
        if (_bySize > 0)
            text += string.Create(CultureInfo.InvariantCulture, $", {_bySize} of them by size alone");
        return text + Named("missing", Missing) + Named("different", Different) + Named("only at the target", Additional);
    }

    private static string Named(string what, KeySample keys)
        => keys.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {keys.Count} {what}: {string.Join(", ", keys.First.Take(5))}{(keys.Count > 5 ? ", …" : "")}");
}
