namespace Groundplan.Runner.Engine;

/// <summary>A token that is cancelled when a time is over, or when somebody else says so; the two are told apart.</summary>
internal sealed class Timeout : IDisposable
{
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenSource _either;

    public Timeout(TimeSpan after, TimeProvider time, CancellationToken stop)
    {
        After = after;
        _over = new CancellationTokenSource(after < Longest ? after : Longest, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_over.Token, stop);
    }

    // What a timer takes at most.
    private static TimeSpan Longest { get; } = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    public TimeSpan After { get; }

    public CancellationToken Token => _either.Token;

    public bool IsOver => _over.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _over.Dispose();
    }
}
