namespace Groundplan.Runner.CloudFormation;

/// <summary>The pause between two questions to the same service.</summary>
internal sealed class Backoff(Pace pace)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWhileAnswered = TimeSpan.FromSeconds(6);
    private const int MostUnanswered = 40;

    private TimeSpan _pause = Shortest;
    private int _unanswered;

    /// <summary>Something new was seen: ask again soon.</summary>
    public void Progress() => (_pause, _unanswered) = (Shortest, 0);

    /// <summary>An answer without news.</summary>
    public void Quiet() => (_pause, _unanswered) = (Min(_pause * 1.5, LongestWhileAnswered), 0);

    /// <summary>No answer: not known yet.</summary>
    public void Unanswered(string waitingFor)
    {
        _pause = Min(_pause * 2, Longest);
        if (++_unanswered > MostUnanswered)
            throw RunnerError.Failed($"CloudFormation did not answer {MostUnanswered} times in a row. What was started goes on without this tool: {waitingFor}.");
    }

    /// <summary>Waits, between half and all of the pause.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
        => Task.Delay(_pause * (0.5 + (pace.Jitter() / 2)), pace.Time, cancellationToken);

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
