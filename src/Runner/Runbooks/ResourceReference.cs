using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Runbooks;

/// <summary><c>{ "$resource": { "stack": "…", "logicalId": "…" } }</c> in an argument: the physical id of a resource of a deployed stack.</summary>
internal sealed record ResourceReference(string Stack, string LogicalId)
{
    private const string Mark = "$resource";

    /// <summary>The reference that a value is; null when it is none.</summary>
    public static ResourceReference? Of(JsonNode? node)
        => node is JsonObject { Count: 1 } value && value[Mark] is JsonObject { Count: 2 } reference && Text(reference, "stack") is { } stack && Text(reference, "logicalId") is { } id
            ? new ResourceReference(stack, id)
            : null;

    private static string? Text(JsonObject reference, string name)
        => reference[name] is { } value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
