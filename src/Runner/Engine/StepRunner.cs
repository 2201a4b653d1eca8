using System.Text.Json.Nodes;
using Groundplan.Runner.Output;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>Brings one step, or what undoes one, to an end: attempts, each in the journal before and after its effect.</summary>
internal sealed class StepRunner(RunEnvironment environment, RunLog log, RunProgress progress, Host host)
{
    private readonly Checks _checks = new(environment, log.Redaction.Register);

    /// <param name="work">What is done.</param>
    /// <param name="consent">Who let it pass, for kinds that wait for a person.</param>
    /// <param name="mayRepeat">Whether a person said that it may be run again although it cannot know what it did.</param>
    /// <param name="stop">Asks to stop at the next safe point.</param>
    public async Task<StepEnd> RunAsync(Work work, JsonObject? consent, bool mayRepeat, CancellationToken stop)
    {
        if (!mayRepeat && Repetition.Refusal(work, log.State, environment.Executors[work.Definition.Kind]) is { } refusal)
            return new StepEnd(StepEndKind.Refused, refusal);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop, log.Broken, log.Lost);
        var policy = work.Definition.Retry ?? RetryPolicy.Default;
        for (var failures = 1; ; failures++)
        {
            using var attempt = new Attempt(environment, log, _checks, progress, host, work, consent);
            var error = await TryAsync(attempt, stopping.Token);
            if (error is null)
                return StepEnd.Finished;
            if (log.Failure is not null)
                throw log.Failure;
            if (stopping.IsCancellationRequested)
                return StepEnd.Interrupted;
            var again = failures < policy.Attempts && FailureKind.MayPass(error) && MayTryAgain(work);
            await attempt.FailAsync(error, again);
            if (!again)
                return new StepEnd(StepEndKind.Failed, log.Redaction.Apply(FailureKind.Describe(error)));
            var delay = Backoff.After(policy, failures, host.Jitter());
            progress.Retrying(work, FailureKind.Describe(error), failures + 1, policy.Attempts, delay);
            if (!await WaitAsync(delay, stopping.Token))
                return StepEnd.Interrupted;
        }
    }

    private static async Task<Exception?> TryAsync(Attempt attempt, CancellationToken stop)
    {
        try
        {
            await attempt.RunAsync(stop);
            return null;
        }
        catch (Exception e)
        {
            return e; // an executor is anybody's code: whatever it throws is the step's failure, journaled or passed on by the caller
        }
    }

    private bool MayTryAgain(Work work) => Repetition.Refusal(work, log.State, environment.Executors[work.Definition.Kind]) is null;

    private async Task<bool> WaitAsync(TimeSpan delay, CancellationToken stop)
    {
        try
        {
            await Task.Delay(delay, host.Time, stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
