using System.Globalization;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Databases;

/// <summary><c>await-replica-lag</c>: waits until a replica has been close enough behind its source for a duration, by CloudWatch or by PostgreSQL itself.</summary>
internal sealed class AwaitReplicaLagExecutor : IStepExecutor
{
    private static readonly TimeSpan UsualInterval = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(0.1);

    public string Kind => "await-replica-lag";

    public TimeSpan OwnWait(StepReading step) => Wanted.Of(step).Duration;

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var wanted = Wanted.Of(step);
        try
        {
            var seen = await wanted.Gauge.LookAsync(step, wanted.Maximum, _ => { }, cancellationToken);
            return seen.State == ObservedState.Holds
                ? new(wanted.Duration == TimeSpan.Zero ? StepState.AlreadySatisfied : StepState.WouldRun, seen.Detail, wanted.Duration)
                : new(StepState.CannotVerifyYet, seen.Detail);
        }
        catch (StepFailure e) when (e.MayRetry)
        {
            return new(StepState.CannotVerifyYet, e.Message);
        }
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var seen = await Polls.HoldAsync(step, wanted.Duration, wanted.Interval, ct => wanted.Gauge.LookAsync(step, wanted.Maximum, step.Conceal, ct), cancellationToken);
        return new StepOutcome(string.Create(CultureInfo.InvariantCulture, $"{seen.Detail}; at most {wanted.Maximum} s for {wanted.Duration.TotalSeconds} s"));
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        return (await wanted.Gauge.LookAsync(step, wanted.Maximum, _ => { }, cancellationToken)).Verdict;
    }

    private sealed record Wanted(ILagGauge Gauge, decimal Maximum, TimeSpan Duration, TimeSpan Interval)
    {
        public static Wanted Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("replica", "region", "maximumSeconds", "forSeconds", "pollSeconds", "connection", "applicationName");
            var maximum = arguments.Number("maximumSeconds");
            if (maximum < 0)
                throw arguments.Failure("maximumSeconds", "must not be negative");
            if (arguments.Has("applicationName") && !arguments.Has("connection"))
                throw arguments.Failure("applicationName", "goes with connection only");
            var interval = arguments.OptionalSeconds("pollSeconds") ?? UsualInterval;
            if (interval < ShortestInterval)
                throw arguments.Failure("pollSeconds", "must be at least 0.1");
            ILagGauge gauge = arguments.OptionalObject("connection") is { } connection
                ? new StatReplication(arguments.Text("replica"), DatabaseEndpoint.Of(connection), arguments.OptionalText("applicationName"))
                : new ReplicaLagMetric(arguments.Text("replica"), arguments.OptionalText("region"));
            return new Wanted(gauge, maximum, arguments.OptionalSeconds("forSeconds") ?? TimeSpan.Zero, interval);
        }
    }
}
