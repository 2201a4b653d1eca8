using System.Text.Json.Nodes;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Kubernetes;

/// <summary>Aborts the update of a Rollout and waits until the controller has: the stable version serves, and the phase is Degraded, as Argo calls that.</summary>
internal sealed class ArgoAbortExecutor : IStepExecutor
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    public string Kind => "argo-abort";

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var (kubectl, name) = ArgoRollout.Of(StepArguments.Of(step));
        return await kubectl.FindAsync(step, name, cancellationToken) switch
        {
            null => StepForecast.Absent($"there is no {name} in the namespace {kubectl.Namespace} yet"),
            var rollout when IsAborted(rollout) => new(StepState.AlreadySatisfied, $"{name} is aborted"),
            var rollout when ArgoRollout.IsFullyPromoted(rollout) => new(StepState.CannotVerifyYet, $"{name} is fully promoted: there is no update to abort now"),
            var rollout => new(StepState.WouldRun, $"{name} is {ArgoRollout.Phase(rollout)} {ArgoRollout.Message(rollout)}".TrimEnd()),
        };
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var (kubectl, name) = ArgoRollout.Of(StepArguments.Of(step));
        var rollout = await ArgoRollout.GetAsync(step, kubectl, name, cancellationToken);
        if (ArgoRollout.IsFullyPromoted(rollout))
            throw new StepFailure($"{name} is fully promoted: there is no update to abort. argo-undo goes back to an earlier version.");
        if (!ArgoRollout.IsTrue(rollout["status"]?["abort"]))
            await kubectl.PatchAsync(step, name, "merge", new JsonObject { ["status"] = new JsonObject { ["abort"] = true } }, status: true, cancellationToken);
        await Polls.UntilAsync(step, Interval, async ct => IsAborted(await ArgoRollout.GetAsync(step, kubectl, name, ct)) ? Observation.Holds("") : Observation.NotYet(""), cancellationToken);
        return new StepOutcome($"The update of {name} is aborted; its stable version {ArgoRollout.Hash(rollout, "stableRS")} serves.");
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var (kubectl, name) = ArgoRollout.Of(StepArguments.Of(step));
        return await kubectl.FindAsync(step, name, cancellationToken) is { } rollout
            ? new StepVerdict(IsAborted(rollout), $"{name} is {ArgoRollout.Phase(rollout)} {ArgoRollout.Message(rollout)}; an aborted update was expected.")
            : new StepVerdict(false, $"There is no {name}.");
    }

    private static bool IsAborted(JsonObject rollout) => ArgoRollout.IsTrue(rollout["status"]?["abort"]) && ArgoRollout.Phase(rollout) == "Degraded";
}
