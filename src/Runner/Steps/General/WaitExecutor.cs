using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.General;

/// <summary><c>wait</c>: lets time pass, <c>seconds</c> from its start or <c>until</c> a moment. A wait that was cut off ends when it would have ended.</summary>
internal sealed class WaitExecutor : IStepExecutor
{
    private static readonly TimeSpan Slice = TimeSpan.FromMinutes(1);

    public string Kind => "wait";

    public IReadOnlyList<string> Outputs => ["until"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
    {
        var left = Left(step, step.Time.GetUtcNow(), null);
        return Task.FromResult(left > TimeSpan.Zero
            ? new StepForecast(StepState.WouldRun, "lets time pass", left)
            : new StepForecast(StepState.AlreadySatisfied, "the moment has passed", TimeSpan.Zero));
    }

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var now = step.Time.GetUtcNow();
        var until = now + Left(step, now, step.Checkpoint);
        if (step.Checkpoint is null)
            await step.SaveAsync(new JsonObject { ["until"] = Write(until) }, cancellationToken);
        var total = Seconds(until - now);
        for (var left = until - now; left > TimeSpan.Zero; left -= Slice)
        {
            step.Report(new StepProgress(total - Seconds(left), total, "s"));
            await Task.Delay(left < Slice ? left : Slice, step.Time, cancellationToken);
            // A machine that slept, or a clock that was put forward: the moment counts.
            if (step.Time.GetUtcNow() >= until)
                break;
        }
        return new StepOutcome($"Waited until {Moments.Write(until)}.", new JsonObject { ["until"] = Write(until) });
    }

    public Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken) => Task.FromResult(StepVerdict.Unverified("time that has passed leaves no trace"));

    public TimeSpan OwnWait(StepReading step) => Left(step, step.Time.GetUtcNow(), null);

    // A clock that was put back must not make the wait longer than it was asked for.
    private static TimeSpan Left(StepReading step, DateTimeOffset now, JsonObject? checkpoint)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("seconds", "until");
        if (arguments.Has("seconds") == arguments.Has("until"))
            throw arguments.Failure("seconds", "or until must be given, and not both");
        var asked = arguments.OptionalSeconds("seconds") ?? arguments.Moment("until") - now;
        if (Moments.TryRead(checkpoint?["until"]?.GetValue<string>(), out var until) && until - now < asked)
            asked = until - now;
        return asked > TimeSpan.Zero ? asked : TimeSpan.Zero;
    }

    private static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static long Seconds(TimeSpan time) => (long)Math.Ceiling(time.TotalSeconds);
}
