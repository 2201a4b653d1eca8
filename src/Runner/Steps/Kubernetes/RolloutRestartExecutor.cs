using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Kubernetes;

/// <summary>Restarts a workload as <c>kubectl rollout restart</c> does, by an annotation of its pods; the moment is kept before, so that no restart happens twice.</summary>
internal sealed class RolloutRestartExecutor : IStepExecutor
{
    private const string Annotation = "kubectl.kubernetes.io/restartedAt";
    private const string RestartedAt = "restartedAt";

    public string Kind => "rollout-restart";

    public IReadOnlyList<string> Outputs => ["restartedAt"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var (kubectl, resource) = Of(step);
        return await kubectl.FindAsync(step, resource, cancellationToken) is { } item
            ? new(StepState.WouldRun, $"would restart {resource}, last restarted {Found(item) ?? "never"}")
            : StepForecast.Absent($"there is no {resource} in the namespace {kubectl.Namespace} yet");
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var (kubectl, resource) = Of(step);
        var item = await kubectl.FindAsync(step, resource, cancellationToken) ?? throw new StepFailure($"There is no {resource} in the namespace {kubectl.Namespace}. Check the names and the context.");
        if ((bool?)item["spec"]?["paused"] == true)
            throw new StepFailure($"{resource} is paused and cannot be restarted. Resume it first (kubectl rollout resume).");
        var moment = (string?)step.Checkpoint?[RestartedAt];
        if (moment is null)
        {
            moment = Moments.Write(step.Time.GetUtcNow());
            await step.SaveAsync(new JsonObject { [RestartedAt] = moment }, cancellationToken);
        }
        await kubectl.PatchAsync(step, resource, "strategic", Patch(moment), status: false, cancellationToken);
        return new StepOutcome($"{resource} is being restarted since {moment}.", new JsonObject { [RestartedAt] = moment });
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var (kubectl, resource) = Of(step);
        var found = await kubectl.FindAsync(step, resource, cancellationToken) is { } item ? Found(item) : null;
        var wanted = (string?)step.Outputs[RestartedAt];
        return new StepVerdict(found is not null && (wanted is null || string.CompareOrdinal(found, wanted) >= 0), $"{resource} was last restarted {found ?? "never"}{(wanted is null ? "" : $"; {wanted} was expected, or later")}.");
    }

    private static JsonObject Patch(string moment)
        => new() { ["spec"] = new JsonObject { ["template"] = new JsonObject { ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [Annotation] = moment } } } } };

    private static string? Found(JsonObject item) => (string?)item["spec"]?["template"]?["metadata"]?["annotations"]?[Annotation];

    private static (Kubectl Kubectl, string Resource) Of(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only(["resource", .. Kubectl.ArgumentNames]);
        var resource = ResourceName.Of(arguments);
        return resource.StartsWith(ArgoRollout.Resource, StringComparison.Ordinal)
            ? throw arguments.Failure("resource", "must be a deployment, a daemonset or a statefulset")
            : (Kubectl.Of(arguments), resource);
    }
}
