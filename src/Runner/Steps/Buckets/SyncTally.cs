namespace Groundplan.Runner.Steps.Buckets;

/// <summary>What a sync has done so far; counted by many threads.</summary>
internal sealed class SyncTally
{
    private long _copied;
    private long _bytes;
    private long _skipped;
    private long _deleted;
    private long _changed;

    public long Copied => Interlocked.Read(ref _copied);

    /// <summary>Of what was copied.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public long Skipped => Interlocked.Read(ref _skipped);

    public long Deleted => Interlocked.Read(ref _deleted);

    /// <summary>Objects that were written to while they were copied, and copied anew.</summary>
    public long Changed => Interlocked.Read(ref _changed);

    public static SyncTally Of(long copied, long bytes, long skipped, long deleted, long changed)
        => new() { _copied = copied, _bytes = bytes, _skipped = skipped, _deleted = deleted, _changed = changed };

    public void Copy(long bytes)
    {
        Interlocked.Increment(ref _copied);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void Skip() => Interlocked.Increment(ref _skipped);

    /// <summary>A new round looks at everything again.</summary>
    public void ForgetSkipped() => Interlocked.Exchange(ref _skipped, 0);

    public void Delete(long count) => Interlocked.Add(ref _deleted, count);

    public void Change() => Interlocked.Increment(ref _changed);
}
