namespace Groundplan.Runner.Tests.Kit;

/// <summary>A clock that stands still until it is moved; the hands of the wall clock can be put anywhere.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private long _elapsed;

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _elapsed);

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state), period);
        lock (_lock)
            _timers.Add(timer);
        return timer;
    }

    /// <summary>Moves on; every timer whose period is over fires once.</summary>
    public void Advance(TimeSpan time)
    {
        Now += time;
        Interlocked.Add(ref _elapsed, time.Ticks);
        ManualTimer[] timers;
        lock (_lock)
            timers = [.. _timers];
        foreach (var timer in timers)
            timer.Pass(time);
    }

    /// <summary>The same, for processes that were asleep: no timer fires.</summary>
    public void Sleep(TimeSpan time)
    {
        Now += time;
        Interlocked.Add(ref _elapsed, time.Ticks);
    }

    private sealed class ManualTimer(Action fire, TimeSpan period) : ITimer
    {
        private TimeSpan _passed;
        private bool _ended;

        public void Pass(TimeSpan time)
        {
            _passed += time;
            if (_ended || _passed < period)
                return;
            _passed = TimeSpan.Zero;
            fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod) => !_ended;

        public void Dispose() => _ended = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
