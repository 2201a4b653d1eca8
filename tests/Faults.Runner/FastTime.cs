namespace Groundplan.Faults.Runner;

/// <summary>A clock on which a wait is over in a millionth of its time, and which then stands where it would stand after the wait. What limits work and what recurs keeps its length, since work does.</summary>
internal sealed class FastTime(ClockFile file) : TimeProvider
{
    private const long Speed = 1_000_000;

    private readonly Lock _lock = new();
    private TimeSpan _waited;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + file.Ahead;

    public override long GetTimestamp()
    {
        lock (_lock)
            return (System.GetElapsedTime(0) + _waited).Ticks;
    }

    // Task.Delay waits for a task of its own; a source of cancellation and a periodic timer are no tasks.
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => state is Task && dueTime > TimeSpan.Zero ? Skip(callback, state, dueTime) : System.CreateTimer(callback, state, dueTime, period);

    private ITimer Skip(TimerCallback callback, object state, TimeSpan wait)
    {
        var end = GetTimestamp() + wait.Ticks;
        return System.CreateTimer(
            s =>
            {
                Reach(end);
                callback(s);
            },
            state,
            wait / Speed,
            Timeout.InfiniteTimeSpan);
    }

    // Those that wait side by side wait once.
    private void Reach(long end)
    {
        lock (_lock)
        {
            var left = TimeSpan.FromTicks(end) - System.GetElapsedTime(0) - _waited;
            if (left <= TimeSpan.Zero)
                return;
            _waited += left;
            file.Wait(left);
        }
    }
}
