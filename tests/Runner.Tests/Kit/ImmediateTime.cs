namespace Groundplan.Runner.Tests.Kit;

/// <summary>A clock on which every wait is over at once; counts the waits.</summary>
internal sealed class ImmediateTime : TimeProvider
{
    private int _waits;

    public int Waits => _waits;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _waits);
        return System.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
