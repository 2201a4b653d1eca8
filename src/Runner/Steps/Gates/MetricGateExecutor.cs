using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Gates;

/// <summary>Holds when every period of a duration that begins with the gate kept a metric within its bound; the first period that did not fails it. An interrupted gate starts its duration anew.</summary>
internal sealed class MetricGateExecutor : IStepExecutor
{
    public string Kind => "metric-gate";

    public TimeSpan OwnWait(StepReading step) => MetricQuestion.Of(step).Longest;

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var question = MetricQuestion.Of(step);
        var seen = await LatestAsync(step, question, cancellationToken);
        return new(StepState.WouldRun, seen.State == ObservedState.Holds ? seen.Detail : $"would not hold now: {seen.Detail}", question.For + question.Settling);
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var question = MetricQuestion.Of(step);
        var start = question.Next(step.Time.GetUtcNow());
        var seen = await Polls.UntilAsync(step, question.Interval, LookAsync, cancellationToken);
        return new StepOutcome($"For {question.For.TotalSeconds:0} s without a break: {seen.Detail}");

        async Task<Observation> LookAsync(CancellationToken ct)
        {
            var end = question.Settled(step.Time.GetUtcNow());
            step.Report(new StepProgress(Math.Max(0, (long)(end - start).TotalSeconds), (long)question.Length.TotalSeconds, "seconds"));
            if (end <= start)
                return Observation.NotYet("no period is over");
            end = end - start > question.Length ? start + question.Length : end;
            var judged = await question.JudgeAsync(step.Services.Aws, start, end, ct);
            return judged.State == ObservedState.Holds && end - start < question.Length ? Observation.NotYet(judged.Detail) : judged;
        }
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
        => (await LatestAsync(step, MetricQuestion.Of(step), cancellationToken)).Verdict;

    private static Task<Observation> LatestAsync(StepReading step, MetricQuestion question, CancellationToken cancellationToken)
    {
        var end = question.Settled(step.Time.GetUtcNow());
        return question.JudgeAsync(step.Services.Aws, end - question.Period, end, cancellationToken);
    }
}
