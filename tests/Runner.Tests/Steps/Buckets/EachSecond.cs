namespace Groundplan.Runner.Tests.Steps.Buckets;

/// <summary>A clock that is a second further each time it is looked at, so that every checkpoint is due.</summary>
internal sealed class EachSecond : TimeProvider
{
    private long _seconds;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => Interlocked.Increment(ref _seconds);
}
