using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Kubernetes;

/// <summary>Promotes a paused Rollout past one pause, or to its end with <c>full</c>, and waits until it is Healthy or pauses again. It waits for the pause, and so never skips a running analysis.</summary>
internal sealed class ArgoPromoteExecutor : IStepExecutor
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    public string Kind => "argo-promote";

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var (kubectl, name, _) = Of(step);
        if (await kubectl.FindAsync(step, name, cancellationToken) is not { } rollout)
            return StepForecast.Absent($"there is no {name} in the namespace {kubectl.Namespace} yet");
        return ArgoRollout.Phase(rollout) switch
        {
            "Healthy" when ArgoRollout.IsFullyPromoted(rollout) => new(StepState.AlreadySatisfied, $"{name} is Healthy and fully promoted"),
            "Paused" => new(StepState.WouldRun, $"{name} is Paused {ArgoRollout.Message(rollout)}".TrimEnd()),
            var phase => new(StepState.CannotVerifyYet, $"{name} is {phase} {ArgoRollout.Message(rollout)}".TrimEnd()),
        };
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var (kubectl, name, full) = Of(step);
        var rollout = await ArgoRollout.GetAsync(step, kubectl, name, cancellationToken);
        if (step.Checkpoint is { } pause && IsPast(rollout, pause))
        {
            if (ArgoRollout.IsTrue(pause["paused"]))
                await UnpauseAsync(step, kubectl, name, rollout, cancellationToken);
        }
        else
        {
            rollout = await AtPauseAsync(step, kubectl, name, cancellationToken);
            await step.SaveAsync(Place(rollout), cancellationToken);
            if (StatusPatch(rollout, full) is { } status)
                await kubectl.PatchAsync(step, name, "merge", new JsonObject { ["status"] = status }, status: true, cancellationToken);
            await UnpauseAsync(step, kubectl, name, rollout, cancellationToken);
        }
        var seen = await Polls.UntilAsync(step, Interval, async ct => Settled(await ArgoRollout.GetAsync(step, kubectl, name, ct), full), cancellationToken);
        return new StepOutcome($"{seen.Detail}.");
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var (kubectl, name, full) = Of(step);
        return await kubectl.FindAsync(step, name, cancellationToken) is { } rollout ? Settled(rollout, full).Verdict : new StepVerdict(false, $"There is no {name}.");
    }

    private static async Task<JsonObject> AtPauseAsync(StepRun step, Kubectl kubectl, string name, CancellationToken cancellationToken)
    {
        JsonObject rollout = [];
        await Polls.UntilAsync(
            step,
            Interval,
            async ct =>
            {
                rollout = await ArgoRollout.GetAsync(step, kubectl, name, ct);
                return ArgoRollout.Phase(rollout) == "Paused" ? Observation.Holds("") : ArgoRollout.Look(rollout);
            },
            cancellationToken);
        return rollout;
    }

    // The same version, and no longer at the pause that was to be promoted: it has been. An update that began anew has to be promoted anew.
    private static bool IsPast(JsonObject rollout, JsonObject pause)
    {
        var now = JsonNode.Parse(Place(rollout).ToJsonString())!.AsObject();
        var then = JsonNode.Parse(pause.ToJsonString())!.AsObject();
        return (string?)now["podHash"] == (string?)then["podHash"] && (long)now["stepIndex"]! >= (long)then["stepIndex"]! && !JsonNode.DeepEquals(now, then);
    }

    /// <summary>Which pause it is: another version, step or moment is another.</summary>
    private static JsonObject Place(JsonObject rollout) => new()
    {
        ["podHash"] = ArgoRollout.Hash(rollout, "currentPodHash"),
        ["stepIndex"] = rollout.Number("status", "currentStepIndex", -1),
        ["paused"] = ArgoRollout.IsTrue(rollout["spec"]?["paused"]),
        ["pauses"] = ArgoRollout.Pauses(rollout).DeepClone(),
    };

    private static async Task UnpauseAsync(StepRun step, Kubectl kubectl, string name, JsonObject rollout, CancellationToken cancellationToken)
    {
        if (ArgoRollout.IsTrue(rollout["spec"]?["paused"]))
            await kubectl.PatchAsync(step, name, "merge", new JsonObject { ["spec"] = new JsonObject { ["paused"] = false } }, status: false, cancellationToken);
    }

    // What Argo's own kubectl plug-in patches the status with.
    private static JsonObject? StatusPatch(JsonObject rollout, bool full)
    {
        if (full)
            return ArgoRollout.IsFullyPromoted(rollout) ? null : new() { ["promoteFull"] = true };
        if (ArgoRollout.Pauses(rollout).Count == 0)
            return null;
        var isInconclusive = rollout["status"]?["canary"]?["currentStepAnalysisRunStatus"]?["status"]?.ToString() == "Inconclusive" && ArgoRollout.IsTrue(rollout["status"]?["controllerPause"]);
        if (!isInconclusive || rollout["spec"]?["strategy"]?["canary"]?["steps"] is not JsonArray steps)
            return new() { ["pauseConditions"] = null };
        var next = Math.Min(rollout.Number("status", "currentStepIndex") + 1, steps.Count);
        return new() { ["pauseConditions"] = null, ["controllerPause"] = false, ["currentStepIndex"] = next };
    }

    private static Observation Settled(JsonObject rollout, bool full)
        => ArgoRollout.Phase(rollout) == "Paused" && !full && !ArgoRollout.IsFullyPromoted(rollout)
            ? Observation.Holds($"{rollout.Name()} is Paused at step {rollout.Number("status", "currentStepIndex").ToString(CultureInfo.InvariantCulture)} {ArgoRollout.Message(rollout)}".TrimEnd())
            : ArgoRollout.Look(rollout);

    private static (Kubectl Kubectl, string Name, bool Full) Of(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        var (kubectl, name) = ArgoRollout.Of(arguments, "full");
        return (kubectl, name, arguments.Truth("full"));
    }
}
