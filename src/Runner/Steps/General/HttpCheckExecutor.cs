namespace Groundplan.Runner.Steps.General;

/// <summary><c>http-check</c>: asks an address until the answer is as expected, or the time is over.</summary>
internal sealed class HttpCheckExecutor : IStepExecutor
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    public string Kind => "http-check";

    public async Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
    {
        if (step.Unknown.Count > 0)
            return StepForecasts.Unknown(step);
        var question = HttpQuestion.Of(step);
        return await question.AskAsync(step.Services.Http, step.Time, cancellationToken) is { } objection
            ? new StepForecast(StepState.WouldFail, $"{question.Url}: {objection}", Patience(step))
            : new StepForecast(StepState.AlreadySatisfied, $"{question.Url} answers as expected", TimeSpan.Zero);
    }

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var question = HttpQuestion.Of(step);
        var patience = Patience(step);
        var begin = step.Time.GetTimestamp();
        var pause = TimeSpan.FromSeconds(1);
        for (var asked = 1; ; asked++)
        {
            var objection = await question.AskAsync(step.Services.Http, step.Time, cancellationToken);
            if (objection is null)
                return new StepOutcome($"{question.Url} answers as expected, asked {asked} {(asked == 1 ? "time" : "times")}.");
            step.Report(new StepProgress(asked, null, "answers not as expected"));
            var left = patience - step.Time.GetElapsedTime(begin);
            if (left <= TimeSpan.Zero)
                throw new StepFailure($"{question.Url} was not as expected within {patience.TotalSeconds} s, asked {asked} {(asked == 1 ? "time" : "times")}: {objection}.");
            await Task.Delay(pause < left ? pause : left, step.Time, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var question = HttpQuestion.Of(step);
        return await question.AskAsync(step.Services.Http, step.Time, cancellationToken) is { } objection
            ? new StepVerdict(false, $"{question.Url}: {objection}")
            : new StepVerdict(true, $"{question.Url} answers as expected");
    }

    public TimeSpan OwnWait(StepReading step) => Patience(step);

    private static TimeSpan Patience(StepReading step) => StepArguments.Of(step).OptionalSeconds("timeoutSeconds") ?? DefaultPatience;
}
