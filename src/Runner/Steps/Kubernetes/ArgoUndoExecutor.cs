using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Kubernetes;

/// <summary>Gives a Rollout the pods of an earlier revision again and waits until it is Healthy. Which revision is decided once, before the change: undoing twice would be redoing.</summary>
internal sealed class ArgoUndoExecutor : IStepExecutor
{
    private const string Chosen = "replicaSet";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    public string Kind => "argo-undo";

    public IReadOnlyList<string> Outputs => ["replicaSet", "podHash"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var (kubectl, name, revision) = Of(step);
        if (await kubectl.FindAsync(step, name, cancellationToken) is not { } rollout)
            return StepForecast.Absent($"there is no {name} in the namespace {kubectl.Namespace} yet");
        var revisions = await ArgoRevisions.OfAsync(step, kubectl, rollout, cancellationToken);
        return ArgoRevisions.Choose(revisions, revision) is { } chosen
            ? new(StepState.WouldRun, $"would go back to revision {chosen.Number} ({chosen.Name})")
            : new(StepState.CannotVerifyYet, $"{name} has no {(revision is null ? "earlier revision" : $"revision {revision}")} yet");
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var (kubectl, name, revision) = Of(step);
        var rollout = await ArgoRollout.GetAsync(step, kubectl, name, cancellationToken);
        var revisions = await ArgoRevisions.OfAsync(step, kubectl, rollout, cancellationToken);
        var kept = (string?)step.Checkpoint?[Chosen];
        var chosen = (kept is null ? ArgoRevisions.Choose(revisions, revision) : revisions.SingleOrDefault(r => r.Name == kept))
            ?? throw new StepFailure($"{name} has no {(revision is null ? "earlier revision" : $"revision {revision}")} to go back to; it has {Shown(revisions)}.");
        if (kept is null)
            await step.SaveAsync(new JsonObject { [Chosen] = chosen.Name }, cancellationToken);
        var patch = new JsonArray(new JsonObject { ["op"] = "replace", ["path"] = "/spec/template", ["value"] = chosen.Template.DeepClone() });
        await kubectl.PatchAsync(step, ArgoRevisions.TemplateOwner(rollout, name), "json", patch, status: false, cancellationToken);
        var seen = await Polls.UntilAsync(step, Interval, LookAsync, cancellationToken);
        return new StepOutcome($"{seen.Detail}, with the pods of {chosen.Name}.", new JsonObject { [Chosen] = chosen.Name, ["podHash"] = chosen.Hash });

        async Task<Observation> LookAsync(CancellationToken ct)
        {
            var now = await ArgoRollout.GetAsync(step, kubectl, name, ct);
            return ArgoRollout.Hash(now, "currentPodHash") == chosen.Hash ? Look(now) : Observation.NotYet("");
        }
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var (kubectl, name, _) = Of(step);
        if (await kubectl.FindAsync(step, name, cancellationToken) is not { } rollout)
            return new StepVerdict(false, $"There is no {name}.");
        var (hash, wanted) = (ArgoRollout.Hash(rollout, "stableRS"), (string?)step.Outputs["podHash"]);
        return wanted is not null && hash != wanted ? new StepVerdict(false, $"The stable version of {name} is {hash}; {wanted} was expected.") : ArgoRollout.Look(rollout).Verdict;
    }

    // A canary may pause on its way back too; nobody would promote it.
    private static Observation Look(JsonObject rollout)
        => ArgoRollout.Phase(rollout) == "Paused" ? Observation.Failed($"{rollout.Name()} pauses on its way back {ArgoRollout.Message(rollout)}. Promote it, with an argo-promote step or by hand.") : ArgoRollout.Look(rollout);

    private static string Shown(IReadOnlyList<ArgoRevision> revisions) => revisions.Count == 0 ? "none" : string.Join(", ", revisions.Select(r => r.Number.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));

    private static (Kubectl Kubectl, string Name, long? Revision) Of(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        var (kubectl, name) = ArgoRollout.Of(arguments, "toRevision");
        return (kubectl, name, arguments.OptionalInteger("toRevision", 1));
    }
}
