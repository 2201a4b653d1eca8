using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Kubernetes;

/// <summary>Waits until a workload is rolled out.</summary>
internal sealed class AwaitRolloutExecutor : IStepExecutor
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    public string Kind => "await-rollout";

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var (kubectl, resource, timeout) = Of(step);
        if (await kubectl.FindAsync(step, resource, cancellationToken) is not { } item)
            return StepForecast.Absent($"there is no {resource} in the namespace {kubectl.Namespace} yet");
        var seen = Workload.Look(item);
        return new(seen.State switch { ObservedState.Holds => StepState.AlreadySatisfied, ObservedState.NotYet => StepState.WouldRun, _ => StepState.WouldFail }, seen.Detail, timeout);
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var (kubectl, resource, timeout) = Of(step);
        var start = step.Time.GetTimestamp();
        var seen = await Polls.UntilAsync(step, Interval, LookAsync, cancellationToken);
        return new StepOutcome($"{seen.Detail}.");

        async Task<Observation> LookAsync(CancellationToken ct)
        {
            var item = await kubectl.FindAsync(step, resource, ct) ?? throw new StepFailure($"There is no {resource} in the namespace {kubectl.Namespace}.");
            var look = Workload.Look(item);
            return look.State == ObservedState.NotYet && step.Time.GetElapsedTime(start) >= timeout
                ? throw new StepFailure($"{resource} was not rolled out within {timeout.TotalSeconds:0} s: {look.Detail}.", mayRetry: true)
                : look;
        }
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var (kubectl, resource, _) = Of(step);
        return await kubectl.FindAsync(step, resource, cancellationToken) is { } item ? Workload.Look(item).Verdict : new StepVerdict(false, $"There is no {resource} in the namespace {kubectl.Namespace}.");
    }

    private static (Kubectl Kubectl, string Resource, TimeSpan Timeout) Of(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only(["resource", "timeoutSeconds", .. Kubectl.ArgumentNames]);
        return (Kubectl.Of(arguments), ResourceName.Of(arguments), arguments.Seconds("timeoutSeconds"));
    }
}
