using System.Text;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Kubernetes;

/// <summary>Applies documents of the plan to a cluster, on the server's side.</summary>
internal sealed class KubernetesApplyExecutor : IStepExecutor
{
    public string Kind => "kubernetes-apply";

    public IReadOnlyList<string> Outputs => ["objects"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var different = await DifferentAsync(step, cancellationToken);
        return different.Changed.Count == 0
            ? new(StepState.AlreadySatisfied, $"{different.All} objects are as the manifest says")
            : new(StepState.WouldRun, $"would make or change {string.Join(", ", different.Changed)}");
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var (kubectl, manifest, force) = Of(step);
        var applied = await kubectl.ApplyAsync(step, manifest, force, cancellationToken);
        return new StepOutcome($"{applied.Count} objects are applied.", new JsonObject { ["objects"] = new JsonArray([.. applied.Select(a => (JsonNode)a.Name())]) });
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var different = await DifferentAsync(step, cancellationToken);
        return different.Changed.Count == 0
            ? new StepVerdict(true, $"{different.All} objects are as the manifest says.")
            : new StepVerdict(false, $"{string.Join(", ", different.Changed)} differ from the manifest, or are not there.");
    }

    private static async Task<(int All, IReadOnlyList<string> Changed)> DifferentAsync(StepReading step, CancellationToken cancellationToken)
    {
        var (kubectl, manifest, force) = Of(step);
        var now = (await kubectl.CurrentAsync(step, manifest, cancellationToken)).ToLookup(n => n.Name(), StringComparer.Ordinal);
        var then = await kubectl.WouldBeAsync(step, manifest, force, cancellationToken);
        return (then.Count, [.. then.Where(t => !now[t.Name()].Any(n => KubernetesObjects.IsSame(n, t))).Select(t => t.Name())]);
    }

    private static (Kubectl Kubectl, ReadOnlyMemory<byte> Manifest, bool ForceConflicts) Of(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only(["manifest", "manifests", "forceConflicts", .. Kubectl.ArgumentNames]);
        if (arguments.Has("manifest") == arguments.Has("manifests"))
            throw arguments.Failure("manifest", "or manifests must be given, and not both");
        var documents = arguments.Has("manifest") ? [arguments.Text("manifest")] : arguments.SomeTexts("manifests");
        var text = string.Join("\n---\n", documents.Select(d => Encoding.UTF8.GetString(step.Services.Document(d))));
        return (Kubectl.Of(arguments), Encoding.UTF8.GetBytes(text), arguments.Truth("forceConflicts"));
    }
}
