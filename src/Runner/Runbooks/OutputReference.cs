using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Runbooks;

/// <summary><c>{ "$output": { "step": "…", "name": "…" } }</c> in an argument: a value that an earlier step leaves.</summary>
internal sealed record OutputReference(string Step, string Name)
{
    private const string Mark = "$output";

    /// <summary>The reference that a value is; null when it is none.</summary>
    public static OutputReference? Of(JsonNode? node)
        => node is JsonObject { Count: 1 } value && value[Mark] is JsonObject { Count: 2 } reference && Text(reference, "step") is { } step && Text(reference, "name") is { } name
            ? new OutputReference(step, name)
            : null;

    /// <summary>All references in a value.</summary>
    public static IEnumerable<OutputReference> In(JsonNode? node)
    {
        if (Of(node) is { } reference)
            return [reference];
        return node switch
        {
            JsonObject members => members.SelectMany(m => In(m.Value)),
            JsonArray items => items.SelectMany(In),
            _ => [],
        };
    }

    private static string? Text(JsonObject reference, string name)
        => reference[name] is { } value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
