using System.Globalization;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Kubernetes;

/// <summary>Objects of Kubernetes as JSON.</summary>
internal static class KubernetesObjects
{
    private static readonly string[] Bookkeeping = ["managedFields", "resourceVersion", "generation", "creationTimestamp", "uid", "selfLink"];

    public static string Name(this JsonObject item) => $"{((string?)item["kind"] ?? "").ToLowerInvariant()}/{item["metadata"]?["name"]}";

    public static long Number(this JsonNode? item, string group, string name, long otherwise = 0)
        => item?[group]?[name]?.ToString() is { } text && long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>Whether two readings of an object say the same, but for what the server keeps about them and the status.</summary>
    public static bool IsSame(JsonObject left, JsonObject right) => JsonNode.DeepEquals(Said(left), Said(right));

    private static JsonObject Said(JsonObject item)
    {
        var said = item.DeepClone().AsObject();
        said.Remove("status");
        if (said["metadata"] is JsonObject metadata)
            foreach (var name in Bookkeeping)
                metadata.Remove(name);
        return said;
    }
}
