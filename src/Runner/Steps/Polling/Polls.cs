using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Polling;

/// <summary>Looks at the environment again and again. How long at most is the step's timeout, which ends with the cancellation token.</summary>
internal static class Polls
{
    private const int SilencesInARow = 5;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="step">The step.</param>
    /// <param name="interval">Between two looks.</param>
    /// <param name="look">Looks once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="first">The first pause, from which they double up to the interval, so that what is quick is seen soon; null for the interval at once.</param>
    /// <exception cref="StepFailure">It failed.</exception>
    public static async Task<Observation> UntilAsync(
        StepRun step, TimeSpan interval, Func<CancellationToken, Task<Observation>> look, CancellationToken cancellationToken, TimeSpan? first = null)
    {
        var pause = first ?? interval;
        for (var silences = 0; ; await Task.Delay(pause, step.Time, cancellationToken))
        {
            Observation seen;
            (seen, silences) = await LookAsync(look, silences, cancellationToken);
            if (seen.State == ObservedState.Holds)
                return seen;
            pause = silences == 0 && pause * 2 < interval ? pause * 2 : interval;
        }
    }

    /// <summary>Waits until a condition has held for a duration without a break; a break starts the duration anew.</summary>
    /// <exception cref="StepFailure">It failed.</exception>
    public static async Task<Observation> HoldAsync(StepRun step, TimeSpan duration, TimeSpan interval, Func<CancellationToken, Task<Observation>> look, CancellationToken cancellationToken)
    {
        long? since = null;
        var left = duration;
        // A short duration needs no whole interval.
        for (var silences = 0; ; await Task.Delay(since is not null && left < interval ? (left > Shortest ? left : Shortest) : interval, step.Time, cancellationToken))
        {
            // Before the look: what was seen held at some moment after this one.
            var now = step.Time.GetTimestamp();
            Observation seen;
            (seen, silences) = await LookAsync(look, silences, cancellationToken);
            if (silences > 0)
                continue;
            since = seen.State == ObservedState.Holds ? since ?? step.Time.GetTimestamp() : null;
            var held = since is { } start && now > start ? step.Time.GetElapsedTime(start, now) : TimeSpan.Zero;
            left = duration - held;
            step.Report(new StepProgress((long)(held < duration ? held : duration).TotalSeconds, (long)duration.TotalSeconds, "seconds"));
            if (since is not null && held >= duration)
                return seen;
        }
    }

    // Throttling and silence mean "not known yet", a few times in a row.
    private static async Task<(Observation Seen, int Silences)> LookAsync(Func<CancellationToken, Task<Observation>> look, int silences, CancellationToken cancellationToken)
    {
        Observation seen;
        try
        {
            seen = await look(cancellationToken);
        }
        catch (Exception e) when (AwsErrors.IsNotKnownYet(e) && silences < SilencesInARow)
        {
            return (Observation.NotYet(AwsErrors.Describe(e)), silences + 1);
        }
        return seen.State == ObservedState.Failed ? throw new StepFailure(seen.Detail) : (seen, 0);
    }
}
