namespace Groundplan.Runner.Tests.Steps.Tables;

/// <summary>A clock that moves on by two seconds whenever it is looked at, and on which waits are over at once: every chance to save is taken.</summary>
internal sealed class HastyTime : TimeProvider
{
    private long _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Add(ref _elapsed, TimeSpan.TicksPerSecond * 2);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => System.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
}
