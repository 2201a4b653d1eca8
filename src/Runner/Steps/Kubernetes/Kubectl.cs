using System.Text.Json;
using System.Text.Json.Nodes;
using Groundplan.Runner.Steps.General;
using Groundplan.Runner.Steps.Json;

namespace Groundplan.Runner.Steps.Kubernetes;

/// <summary>Runs <c>kubectl</c> against one cluster and namespace. What only reads takes a <see cref="StepReading"/>, what changes something a <see cref="StepRun"/>.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Context">The context of the kubeconfig; null for its current one.</param>
/// <param name="Kubeconfig">Its path; null for kubectl's own choice.</param>
internal sealed record Kubectl(string Namespace, string? Context, string? Kubeconfig)
{
    /// <summary>The arguments that every kind of Kubernetes step has.</summary>
    public static readonly string[] ArgumentNames = ["namespace", "context", "kubeconfig"];

    private const int LargestAnswer = 16 * 1024 * 1024;

    private static readonly string[] Transient =
    [
        "connection refused", "was refused", "i/o timeout", "TLS handshake timeout", "no route to host", "connection reset", "EOF", "(TooManyRequests)", "(ServiceUnavailable)", "(ServerTimeout)", "(InternalError)",
    ];

    public static Kubectl Of(StepArguments arguments) => new(arguments.Text("namespace"), arguments.OptionalText("context"), arguments.OptionalText("kubeconfig"));

    /// <summary>An object such as <c>deployment/web</c>; null where it is not there.</summary>
    public async Task<JsonObject?> FindAsync(StepReading step, string resource, CancellationToken cancellationToken)
        => Json(await RunAsync(["get", resource, "--output=json", "--ignore-not-found"], default, cancellationToken));

    /// <summary>The objects of a kind that have all of some labels.</summary>
    public async Task<IReadOnlyList<JsonObject>> ListAsync(StepReading step, string kind, string selector, CancellationToken cancellationToken)
        => Objects(Json(await RunAsync(["get", kind, "--selector", selector, "--output=json"], default, cancellationToken)));

    /// <summary>The objects of a manifest as they are now; those that are not there are left out.</summary>
    public async Task<IReadOnlyList<JsonObject>> CurrentAsync(StepReading step, ReadOnlyMemory<byte> manifest, CancellationToken cancellationToken)
        => Objects(Json(await RunAsync(["get", "--filename=-", "--output=json", "--ignore-not-found"], manifest, cancellationToken)));

    /// <summary>The objects of a manifest as they would be if it were applied; the server decides and keeps nothing.</summary>
    public async Task<IReadOnlyList<JsonObject>> WouldBeAsync(StepReading step, ReadOnlyMemory<byte> manifest, bool forceConflicts, CancellationToken cancellationToken)
        => Objects(Json(await RunAsync([.. Apply(forceConflicts), "--dry-run=server"], manifest, cancellationToken)));

    /// <summary>Applies a manifest on the server's side.</summary>
    public async Task<IReadOnlyList<JsonObject>> ApplyAsync(StepRun step, ReadOnlyMemory<byte> manifest, bool forceConflicts, CancellationToken cancellationToken)
        => Objects(Json(await RunAsync(Apply(forceConflicts), manifest, cancellationToken)));

    /// <summary>Patches an object, or its status.</summary>
    /// <param name="step">The step that may change it.</param>
    /// <param name="resource">Such as <c>deployment/web</c>.</param>
    /// <param name="type">merge, strategic or json.</param>
    /// <param name="patch">The patch.</param>
    /// <param name="status">Whether it is the status that is patched.</param>
    /// <param name="cancellationToken">Stops kubectl.</param>
    public async Task<JsonObject> PatchAsync(StepRun step, string resource, string type, JsonNode patch, bool status, CancellationToken cancellationToken)
        => Json(await RunAsync(["patch", resource, $"--type={type}", .. status ? (string[])["--subresource=status"] : [], "--patch-file=/dev/stdin", "--output=json"], JsonSerializer.SerializeToUtf8Bytes(patch), cancellationToken))
            ?? throw new StepFailure($"kubectl patched {resource} and answered nothing.");

    private static string[] Apply(bool forceConflicts)
        => ["apply", "--server-side", "--field-manager=groundplan", $"--force-conflicts={(forceConflicts ? "true" : "false")}", "--filename=-", "--output=json"];

    private async Task<string> RunAsync(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        string[] target = [.. Kubeconfig is null ? (string[])[] : ["--kubeconfig", Kubeconfig], .. Context is null ? (string[])[] : ["--context", Context], "--namespace", Namespace, "--request-timeout=60s"];
        var answer = await ToolProcess.RunAsync(new ToolRun("kubectl", [.. arguments, .. target]) { Input = input, KeptBytes = LargestAnswer }, cancellationToken);
        if (answer.ExitCode != 0)
            throw new StepFailure($"kubectl {arguments[0]} failed: {Complaint(answer)}", Transient.Any(t => answer.Error.Contains(t, StringComparison.Ordinal)));
        return answer.Truncated ? throw new StepFailure($"kubectl {arguments[0]} answered with more than {LargestAnswer / 1024 / 1024} MiB.") : answer.Out;
    }

    // The complaint itself comes first, after warnings; what follows is advice.
    private static string Complaint(ToolAnswer answer)
    {
        var lines = answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(l => !l.StartsWith("Warning:", StringComparison.Ordinal)).Take(5).ToList();
        return lines.Count == 0 ? $"exit code {answer.ExitCode}, and it said nothing" : string.Join(" ", lines);
    }

    private static JsonObject? Json(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        try
        {
            return StrictJson.Parse(text) as JsonObject ?? throw new StepFailure("kubectl answered with JSON that is no object.");
        }
        catch (JsonException e)
        {
            throw new StepFailure($"kubectl answered with what is no JSON: {e.Message}", inner: e);
        }
    }

    private static IReadOnlyList<JsonObject> Objects(JsonObject? answer) => answer switch
    {
        null => [],
        _ when (string?)answer["kind"] == "List" => [.. (answer["items"] as JsonArray ?? []).OfType<JsonObject>()],
        _ => [answer],
    };
}
